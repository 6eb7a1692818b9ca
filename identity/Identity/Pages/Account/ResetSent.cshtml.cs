namespace Secondments.Identity.Pages.Account;

internal sealed class ResetSentModel : AccountPage;
