using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Secondments.Contracts.Opportunities;
using Secondments.Hosting.Events;
using Secondments.Hosting.Modules;

namespace Secondments.Architecture.Tests.Planted;

/// <summary>Has an endpoint that doesn't say who it is for.</summary>
public sealed class SilentModule : Module
{
    public override string Name => "silent";

    public override void Register(ModuleBuilder module)
    {
    }

    public override void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/silent", () => "anything");
}

/// <summary>Takes one message with two handlers, of which each would get a part.</summary>
public sealed class TwiceListeningModule : Module
{
    public override string Name => "twice";

    public override void Register(ModuleBuilder module) =>
        module.Handle<OpportunityPublished, FirstListener>().Handle<OpportunityPublished, SecondListener>();

    public override void Map(IEndpointRouteBuilder routes)
    {
    }
}

public sealed class FirstListener : IEventHandler<OpportunityPublished>
{
    public Task Handle(OpportunityPublished message, CancellationToken cancel) => Task.CompletedTask;
}

public sealed class SecondListener : IEventHandler<OpportunityPublished>
{
    public Task Handle(OpportunityPublished message, CancellationToken cancel) => Task.CompletedTask;
}
