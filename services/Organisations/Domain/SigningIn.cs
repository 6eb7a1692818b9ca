using Secondments.Grains;
using Secondments.Kernel;

namespace Secondments.Organisations.Domain;

/// <summary>Which of its proven domains let their people in at once. Off unless an admin chose it.</summary>
public sealed record SetSignIn(IReadOnlyList<string> AdmitAtOnce) : ICommand<Done>;

internal static class SigningIn
{
    public static Decision<Organisation> Set(Organisation state, SetSignIn command)
    {
        if (!state.IsRunning) return Running.NotRunning(state);
        var errors = new List<FieldError>();
        for (var i = 0; i < command.AdmitAtOnce.Count; i++)
        {
            var domain = command.AdmitAtOnce[i];
            // One that several bodies share is never proven; should the list of those grow, its people still don't come in by it.
            if (EmailDomains.IsShared(domain)) errors.Add(new FieldError($"/admitAtOnce/{i}", "shared", $"Several bodies share {domain}, so it lets nobody in by itself."));
            else if (!state.ProvenDomains.Contains(domain)) errors.Add(new FieldError($"/admitAtOnce/{i}", "not_proven", $"{domain} is not proven for your organisation."));
        }
        if (errors.Count > 0) return Error.Invalid("organisation.domains_not_proven", errors);
        IReadOnlyList<string> chosen = [.. state.ProvenDomains.Where(command.AdmitAtOnce.Contains)];
        return chosen.SequenceEqual(state.AdmitAtOnce) ? Decide.Unchanged(state) : Decide.To(state with { AdmitAtOnce = chosen });
    }

    public static bool AdmitsAtOnce(Organisation state, string domain) =>
        state.AdmitAtOnce.Contains(domain) && state.ProvenDomains.Contains(domain) && !EmailDomains.IsShared(domain);
}
