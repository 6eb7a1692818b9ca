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
        var cursor = (string?)null;
        do
        {
            var page = (await organisations.MembersFrom(Organisation.Organisation.ToString(), cursor, Cancel)).OrThrow();
            if (page.Items.FirstOrDefault(m => m.Member == member) is { } found)
            {
                Member = found;
                return null;
            }
            cursor = page.Next;
        }
        while (cursor is not null);
        return NotFound();
    }
}
