namespace Secondments.Hosting.Mails;

/// <summary>Takes letters away: to a folder or a mail server.</summary>
internal interface IPostbox
{
    Task Post(Letter letter, CancellationToken cancel);
}
