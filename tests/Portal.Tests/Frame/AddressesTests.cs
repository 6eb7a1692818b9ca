using Secondments.Portal.Frame;

namespace Secondments.Portal.Tests.Frame;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("data-analyst-7k3m92qd")]
    [InlineData("7K3M-92QD")]
    [InlineData("old-slug-7K3M-92QD")]
    [InlineData("7k3m92qd")]
    public void RefOf_HoweverItIsTyped_IsTheReference(string address) => Assert.Equal("7k3m92qd", Addresses.RefOf(address));

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("data-analyst")]
    [InlineData("7k3m92q1")]
    public void RefOf_WhatHasNone_IsNull(string address) => Assert.Null(Addresses.RefOf(address));
}
