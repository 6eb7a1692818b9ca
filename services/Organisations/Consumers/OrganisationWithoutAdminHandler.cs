using Secondments.Contracts.Organisations;
using Secondments.Grains;
using Secondments.Hosting.Events;
using Secondments.Kernel;
using Secondments.Organisations.Domain;
using Secondments.Organisations.Views;

namespace Secondments.Organisations.Consumers;

/// <summary>Nobody is left who may change anything there: its members and the operators are asked to name somebody.</summary>
internal sealed class OrganisationWithoutAdminHandler(IGrains grains, MemberQueries members) : IEventHandler<OrganisationWithoutAdmin>
{
    public async Task Handle(OrganisationWithoutAdmin message, CancellationToken cancel)
    {
        if (await grains.Read<Organisation>(Organisation.KeyOf(message.Organisation), cancel) is not { } read || read.State.PeopleWhoAreAdmins.Any()) return;
        var organisation = read.State;
        foreach (var member in await members.ToTell(message.Organisation, cancel)) await Tell(member, "organisations.no-admin", $"/organisations/{organisation.Slug}");
        foreach (var member in await members.ToTell(Exchange.Organisation, cancel)) await Tell(member, "organisations.no-admin-operator", $"/operator/organisations/{organisation.Ref}");

        async Task Tell(Guid person, string template, string link)
        {
            var mail = new Inform(template, new Dictionary<string, string>(StringComparer.Ordinal) { ["organisation"] = organisation.Name, ["link"] = link });
            // The key of one event and person, so that a repeat mails nobody twice.
            var once = CommandId.Of($"organisations.no_admin.{template}.{person}", message.Meta.Id);
            var told = await grains.Run(Person.KeyOf(new PersonId(person)), mail, new CommandContext(Actor.System, once, TraceParent: message.Meta.TraceParent), cancel);
            if (told.Error is { } refusal) throw new InvalidOperationException($"Inform was refused: {refusal.Code}");
        }
    }
}
