using Secondments.Portal.Frame;

namespace Secondments.Portal.Pages.MyData;

/// <summary>Where somebody arrives who has just been erased: a page for everybody, because nobody knows them any more.</summary>
internal sealed class ErasedModel : PortalPage;
