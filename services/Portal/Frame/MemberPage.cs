using Microsoft.AspNetCore.Mvc;
using Secondments.Contracts.Organisations.Api;
using Secondments.Portal.Clients;

namespace Secondments.Portal.Frame;

/// <summary>A page about one member.</summary>
internal abstract class MemberPage(OrganisationsClient organisations, Who who) : ManagePage(who)
{
    public MemberAnswer Member { get; private set; } = null!;

    public string Name => Member.Name ?? Member.Email ?? "this member";

    protected async Task<IActionResult?> FindMember(Guid member)
    {
        await foreach (var one in organisations.AllMembers(Organisation.Organisation.ToString(), role: null, Cancel))
        {
            if (one.Member != member) continue;
            Member = one;
            return null;
        }
        return NotFound();
    }
}
