namespace Secondments.Identity.Pages.Account;

internal sealed class SignedOutModel : AccountPage;
