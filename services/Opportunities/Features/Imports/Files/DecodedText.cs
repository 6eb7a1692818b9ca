using System.Text;

namespace Secondments.Opportunities.Features.Imports.Files;

/// <summary>
/// The text of an uploaded file, whatever wrote it: UTF-8 with or without a mark, UTF-16 with one, and Windows-1252, which
/// spreadsheets still save. What isn't UTF-8 is told line by line, so that a file pasted together from both reads right.
/// The stream stays its opener's.
/// </summary>
internal sealed class DecodedText : TextReader
{
    private const int LongestLine = 1_000_000;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly Stream _stream;
    private readonly StreamReader? _utf16;
    private readonly byte[] _bytes = new byte[64 * 1024];
    private readonly MemoryStream _line = new();
    private int _from, _to;
    private string _text = "";
    private int _at;
    private bool _sawUtf8, _saw1252;

    public DecodedText(Stream stream)
    {
        _stream = stream;
        Fill();
        if (_bytes.AsSpan(0, _to) is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            stream.Position = 0;
            _utf16 = new StreamReader(stream, Encoding.Unicode, detectEncodingFromByteOrderMarks: true, bufferSize: -1, leaveOpen: true);
        }
        else if (_bytes.AsSpan(0, _to) is [0xEF, 0xBB, 0xBF, ..])
        {
            _from = 3;
            _sawUtf8 = true;
        }
    }

    /// <summary>What was met up to here.</summary>
    public string EncodingName => _utf16 is not null ? "utf-16" : _saw1252 ? _sawUtf8 ? "mixed" : "windows-1252" : "utf-8";

    public override int Peek() => More() ? _text[_at] : -1;

    public override int Read() => More() ? _text[_at++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (!More()) return 0;
        var count = Math.Min(buffer.Length, _text.Length - _at);
        _text.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    private bool More()
    {
        if (_at < _text.Length) return true;
        _at = 0;
        _text = (_utf16 is null ? NextLine() : NextUtf16()) ?? "";
        return _text.Length > 0;
    }

    private string? NextUtf16() => _utf16!.ReadLine() is { } line ? line + "\n" : null;

    private string? NextLine()
    {
        _line.SetLength(0);
        while (true)
        {
            if (_from == _to && !Fill()) break;
            var end = _bytes.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
            var count = end < 0 ? _to - _from : end + 1;
            _line.Write(_bytes, _from, count);
            _from += count;
            if (_line.Length > LongestLine) throw new ImportFileException("A line is longer than a million characters. Save the file as CSV or JSON lines, one post a line.");
            if (end >= 0) break;
        }
        return _line.Length == 0 ? null : Decode(_line.GetBuffer().AsSpan(0, (int)_line.Length));
    }

    private string Decode(ReadOnlySpan<byte> line)
    {
        if (Ascii.IsValid(line)) return Encoding.ASCII.GetString(line);
        try
        {
            var text = Utf8.GetString(line);
            _sawUtf8 = true;
            return text;
        }
        catch (DecoderFallbackException)
        {
            _saw1252 = true;
            return Windows1252.GetString(line);
        }
    }

    private bool Fill()
    {
        _from = 0;
        _to = _stream.Read(_bytes);
        return _to > 0;
    }
}
