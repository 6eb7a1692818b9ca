using Secondments.Kernel;

namespace Secondments.Demo;

/// <summary>Somebody whom the demo's console names.</summary>
internal sealed record Person(string Name, string Body, string Local, params IReadOnlyList<MemberRole> Roles)
{
    public static readonly IReadOnlyList<Person> All =
    [
        new("Sam Okafor", "Kirklees Council", "sam.okafor"),
        new("Tom Ashworth", "Kirklees Council", "tom.ashworth"),
        new("Helen Marsh", "Kirklees Council", "helen.marsh", MemberRole.Admin, MemberRole.Releaser),
        new("Ravi Menon", "Kirklees Council", "ravi.menon", MemberRole.Host),
        new("Ella Booth", "Kirklees Council", "ella.booth", MemberRole.Host),
        new("Grace Adeyemi", "Harbour Lights", "grace.adeyemi", MemberRole.Admin, MemberRole.Host, MemberRole.Releaser),
        new("Jo Bell", "Leeds City Council", "jo.bell", MemberRole.Host, MemberRole.Admin),
        new("Amir Shah", "Leeds City Council", "amir.shah", MemberRole.Host),
        new("Rachel Stone", "Department for Education", "rachel.stone", MemberRole.Host, MemberRole.Admin),
        new("Daniel Wu", "Department for Education", "daniel.wu"),
        new("Nadia Rahman", "University of Leeds", "nadia.rahman"),
        new("Morgan Ellis", "Exchange North", "morgan.ellis", MemberRole.Admin, MemberRole.Broker),
    ];
}
