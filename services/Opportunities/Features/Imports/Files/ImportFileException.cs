namespace Secondments.Opportunities.Features.Imports.Files;

/// <summary>From here on the file can't be read; the message tells the person who sent it what to do.</summary>
internal sealed class ImportFileException(string message) : Exception(message);
