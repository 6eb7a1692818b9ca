using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Secondments.Portal.Forms;

/// <summary>
/// The form that this request posts: its one-use key, which makes pressing twice pressing once, and the version of the
/// record that it was filled from.
/// </summary>
public sealed class SentForm(IHttpContextAccessor http, IDataProtectionProvider protection)
{
    private int _calls;

    /// <summary>The key of a new form, or of the one that is shown again after an error: the same attempt.</summary>
    public string Key() => Posted()?[FormMark.KeyField].ToString() is { Length: 32 } key && key.All(char.IsAsciiHexDigitLower)
        ? key
        : Guid.NewGuid().ToString("n");

    /// <summary>For the API: each call of one form has a key of its own, the same when the form is sent again.</summary>
    public string NextIdempotencyKey() => $"{Key()}-{++_calls}";

    /// <summary>Of the record when the form was filled; null when the form didn't say.</summary>
    public long? Version => Posted() is { } form && http.HttpContext is { } context ? FormMark.Of(context, form, protection)?.Version : null;

    private IFormCollection? Posted() =>
        http.HttpContext is { } context && HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType ? context.Request.Form : null;
}
