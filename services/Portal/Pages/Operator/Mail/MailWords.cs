using Secondments.Contracts.Operator.Api;
using Secondments.Pages.Words;

namespace Secondments.Portal.Pages.Operator.Mail;

/// <summary>How a letter that has not gone out stands.</summary>
internal static class MailWords
{
    public static StateLabel Of(QueuedMailState state) => state switch
    {
        QueuedMailState.Waiting => new("About to go", "teal"),
        QueuedMailState.PutOff => new("Not taken yet", "orange"),
        _ => new("Given up", "grey"),
    };

    public static string Of(QueuedMail mail) => mail.State switch
    {
        QueuedMailState.Waiting => $"Written on {Say.When(mail.At)}",
        QueuedMailState.PutOff => $"Written on {Say.When(mail.At)}, tried {Say.Count(mail.Attempts, "time")}, next on {Say.When(mail.NextTry ?? mail.At)}",
        _ => $"Given up on {Say.When(mail.At)} after {Say.Count(mail.Attempts, "try", "tries")}",
    };
}
