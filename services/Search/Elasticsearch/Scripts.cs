namespace Secondments.Search.Elasticsearch;

/// <summary>
/// What decides on the server, in one step with the write, which version stands. Its own external versioning can't be lowered, which a
/// repair must do, and would be raised by a new name of the organisation; so the version is a field, compared here.
/// </summary>
internal static class Scripts
{
    /// <summary>
    /// A higher version stands, or the same told again where what is here isn't that. Either way the newest the document knows of its
    /// organisation stays with it.
    /// </summary>
    /// <param name="again">It is told again, so that it may be the same version.</param>
    /// <param name="copied">It is a copy: what is in doubt here waits for what is told, and was in doubt where it comes from.</param>
    public static object Put(Dictionary<string, object?> document, bool again, bool copied = false) => Script(
        """
        def s = ctx._source;
        Map d = params.doc;
        boolean created = ctx.op == 'create';
        boolean same = !created && s.found == true && d.found == true && s.organisation == d.organisation;
        if (same && s.host != null && (d.host == null || s.host.version > d.host.version)) { d.host = s.host; }
        boolean differs = !created && (s.print != d.print || s.print == params.unknown || s.found != d.found);
        if (created || (s.version < d.version && !(params.copied && s.version == 0)) || (params.again && s.version == d.version && differs)) { ctx._source = d; }
        else if (same && d.host != null && (s.host == null || s.host.version < d.host.version)) { s.host = d.host; }
        else { ctx.op = 'noop'; }
        """,
        new { doc = document, again, copied, unknown = "0000000000000000" });

    public static object Forget(long version, Dictionary<string, object?> gone) =>
        Script("if (ctx._source.version == params.version) { ctx._source = params.gone; } else { ctx.op = 'noop'; }", new { version, gone });

    public static object Doubt(long version) => Script("if (ctx._source.version == params.version) { ctx._source.version = 0; } else { ctx.op = 'noop'; }", new { version });

    public static object Follow(Host host) =>
        Script("if (ctx._source.host != null && ctx._source.host.version > params.host.version) { ctx.op = 'noop'; } else { ctx._source.host = params.host; }", new { host = host.Fields() });

    public static object Organisation(Dictionary<string, object?> entry, bool again) => Script(
        """
        def known = ctx._source;
        if (ctx.op == 'create' || known.version < params.entry.version || (params.again && known.version == params.entry.version)) { ctx._source = params.entry; }
        else { ctx.op = 'noop'; }
        """,
        new { entry, again });

    private static object Script(string source, object values) => new { lang = "painless", source, @params = values };
}
