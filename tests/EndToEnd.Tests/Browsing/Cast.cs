using Microsoft.Playwright;

namespace Secondments.EndToEnd.Tests.Browsing;

/// <summary>The people of one journey, each with a browser of their own on the same kind of screen.</summary>
public sealed class Cast(IBrowser browser, string url, Screen screen) : IAsyncDisposable
{
    private readonly List<Person> _people = [];

    public async Task<Person> Add()
    {
        var person = await Person.At(browser, url, screen);
        _people.Add(person);
        return person;
    }

    public void SawNothingWrong() => _people.ForEach(p => p.SawNothingWrong());

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people) await person.DisposeAsync();
    }
}
