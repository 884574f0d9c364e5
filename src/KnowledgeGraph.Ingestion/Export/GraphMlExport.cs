using System.Globalization;
using System.Text;
using System.Xml;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>
/// Writes the graph as GraphML in the shape of the Neo4j store: nodes for entities, articles, observations and evidence (<c>label</c> says which), edges
/// for relations (<c>type</c>), MENTIONS, STATES, ABOUT and HOLDS_FOR. Lists are joined by <c>|</c> as in CSV.
/// </summary>
internal static class GraphMlExport
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string Name, string Type)[] NodeKeys =
    [
        ("label", "string"), ("name", "string"), ("level", "string"), ("canonical", "string"), ("code", "string"), ("divisionCode", "string"), ("parent", "string"),
        ("aliases", "string"), ("articleCount", "int"), ("firstReported", "string"), ("lastReported", "string"), ("document", "string"), ("number", "int"),
        ("title", "string"), ("subtitle", "string"), ("authors", "string"), ("source", "string"), ("url", "string"), ("published", "string"),
        ("publishedBasis", "string"), ("dateline", "string"), ("body", "string"), ("captions", "string"), ("homePlace", "string"), ("dates", "string"), ("metric", "string"),
        ("value", "double"), ("unit", "string"), ("comparison", "string"), ("change", "boolean"), ("period", "string"), ("fact", "string"), ("quote", "string"),
        ("part", "string"), ("start", "int"), ("end", "int"), ("score", "double"), ("sentence", "string"),
    ];

    private static readonly (string Name, string Type)[] EdgeKeys =
    [
        ("type", "string"), ("title", "string"), ("articleCount", "int"), ("score", "double"), ("firstReported", "string"), ("lastReported", "string"),
        ("texts", "string"), ("parts", "string"), ("starts", "string"), ("ends", "string"),
    ];

    /// <summary>Writes <c>graph.graphml</c>; returns how many pieces of evidence it holds.</summary>
    public static async Task<long> WriteAsync(IGraphReader graph, ExportFiles files, CancellationToken cancellationToken)
    {
        var file = files.Create("graph.graphml");
        await using var closing = file.ConfigureAwait(false);
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, CheckCharacters = false };
        using var xml = XmlWriter.Create(file, settings);
        xml.WriteStartDocument();
        Break(xml);
        xml.WriteStartElement("graphml", Namespace);
        WriteKeys(xml, "node", NodeKeys);
        WriteKeys(xml, "edge", EdgeKeys);
        Break(xml);
        xml.WriteStartElement("graph");
        xml.WriteAttributeString("id", "graph");
        xml.WriteAttributeString("edgedefault", "directed");
        var evidenceCount = await WriteNodesAsync(xml, graph, cancellationToken).ConfigureAwait(false);
        await WriteEdgesAsync(xml, graph, cancellationToken).ConfigureAwait(false);
        Break(xml);
        xml.WriteEndElement();
        Break(xml);
        xml.WriteEndElement();
        Break(xml);
        xml.WriteEndDocument();
        return evidenceCount;
    }

    private static async Task<long> WriteNodesAsync(XmlWriter xml, IGraphReader graph, CancellationToken cancellationToken)
    {
        await foreach (var e in graph.StreamEntitiesAsync(cancellationToken).ConfigureAwait(false))
        {
            Node(
                xml, e.Id, ("label", e.Kind.ToString()), ("name", e.Name), ("level", e.Level is { } level ? Names.Of(level) : null), ("canonical", e.Canonical),
                ("code", e.Code), ("divisionCode", e.DivisionCode), ("parent", e.Parent), ("aliases", e.Aliases.ToArray()), ("articleCount", e.ArticleCount),
                ("firstReported", e.FirstReported?.ToString()), ("lastReported", e.LastReported?.ToString()));
        }
        await foreach (var a in graph.StreamArticlesAsync(cancellationToken).ConfigureAwait(false))
        {
            var article = a.Article;
            Node(
                xml, article.Id, ("label", "Article"), ("document", article.Document), ("number", article.Number), ("title", article.Title),
                ("subtitle", article.Subtitle), ("authors", article.Authors.ToArray()), ("source", article.Source), ("url", article.Url),
                ("published", article.Published?.ToString()), ("publishedBasis", Names.Of(article.PublishedBasis)), ("dateline", article.Dateline),
                ("body", article.Body), ("captions", article.Captions.ToArray()), ("homePlace", a.HomePlace),
                ("dates", a.Dates.Select(Tables.Date).ToArray()));
        }
        await foreach (var o in graph.StreamObservationsAsync(cancellationToken).ConfigureAwait(false))
        {
            var value = o.Value;
            Node(
                xml, o.Id, ("label", "Observation"), ("metric", value.Metric), ("value", value.Value), ("unit", value.Unit),
                ("comparison", Names.Of(value.Comparison)), ("change", value.Change), ("period", value.Period), ("published", o.Published?.ToString()),
                ("score", ExtractionJson.Rounded(value.Score)));
        }
        var evidenceCount = 0L;
        await foreach (var e in graph.StreamEvidenceAsync(cancellationToken).ConfigureAwait(false))
        {
            evidenceCount++;
            Node(
                xml, EvidenceId.Of(e), ("label", "Evidence"), ("fact", e.Fact), ("quote", e.Quote), ("part", Tables.In(e.Span)), ("start", e.Span.Start),
                ("end", e.Span.End), ("score", ExtractionJson.Rounded(e.Score)), ("sentence", e.Sentence));
        }
        return evidenceCount;
    }

    private static async Task WriteEdgesAsync(XmlWriter xml, IGraphReader graph, CancellationToken cancellationToken)
    {
        await foreach (var r in graph.StreamRelationsAsync(cancellationToken).ConfigureAwait(false))
        {
            Edge(
                xml, r.Id, r.From, r.To, ("type", Names.Of(r.Type)), ("title", r.Title), ("articleCount", r.ArticleCount),
                ("score", ExtractionJson.Rounded(r.Score)), ("firstReported", r.FirstReported?.ToString()), ("lastReported", r.LastReported?.ToString()));
        }
        await foreach (var o in graph.StreamObservationsAsync(cancellationToken).ConfigureAwait(false))
        {
            Edge(xml, o.Id + "#about", o.Id, o.Value.Subject, ("type", "ABOUT"));
            if (o.Value.Place is { } place)
            {
                Edge(xml, o.Id + "#holds-for", o.Id, place, ("type", "HOLDS_FOR"));
            }
        }
        await foreach (var m in ArticleMentions.OfAsync(graph, cancellationToken).ConfigureAwait(false))
        {
            Edge(
                xml, $"{m.Article}#mentions:{m.Entity}", m.Article, m.Entity, ("type", "MENTIONS"), ("texts", m.Mentions.Select(x => x.Text).ToArray()),
                ("parts", m.Mentions.Select(x => Tables.In(x.Span)).ToArray()),
                ("starts", m.Mentions.Select(x => x.Span.Start.ToString(CultureInfo.InvariantCulture)).ToArray()),
                ("ends", m.Mentions.Select(x => x.Span.End.ToString(CultureInfo.InvariantCulture)).ToArray()));
        }
        await foreach (var e in graph.StreamEvidenceAsync(cancellationToken).ConfigureAwait(false))
        {
            var id = EvidenceId.Of(e);
            Edge(xml, id + "#states", e.Article, id, ("type", "STATES"));
        }
    }

    private static void WriteKeys(XmlWriter xml, string owner, (string Name, string Type)[] keys)
    {
        foreach (var (name, type) in keys)
        {
            Break(xml);
            xml.WriteStartElement("key");
            xml.WriteAttributeString("id", $"{owner}.{name}");
            xml.WriteAttributeString("for", owner);
            xml.WriteAttributeString("attr.name", name);
            xml.WriteAttributeString("attr.type", type);
            xml.WriteEndElement();
        }
    }

    private static void Node(XmlWriter xml, string id, params ReadOnlySpan<(string Key, Cell Value)> data)
    {
        Break(xml);
        xml.WriteStartElement("node");
        xml.WriteAttributeString("id", Valid(id));
        WriteData(xml, "node", data);
        xml.WriteEndElement();
    }

    private static void Edge(XmlWriter xml, string id, string from, string to, params ReadOnlySpan<(string Key, Cell Value)> data)
    {
        Break(xml);
        xml.WriteStartElement("edge");
        xml.WriteAttributeString("id", Valid(id));
        xml.WriteAttributeString("source", Valid(from));
        xml.WriteAttributeString("target", Valid(to));
        WriteData(xml, "edge", data);
        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string owner, ReadOnlySpan<(string Key, Cell Value)> data)
    {
        foreach (var (key, cell) in data)
        {
            if (cell.Value is not null)
            {
                xml.WriteStartElement("data");
                xml.WriteAttributeString("key", $"{owner}.{key}");
                xml.WriteString(Valid(cell.Flat));
                xml.WriteEndElement();
            }
        }
    }

    private static void Break(XmlWriter xml) => xml.WriteWhitespace("\n");

    /// <summary>XML has no way to write some control characters and noncharacters; they become U+FFFD.</summary>
    private static string Valid(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]) && !char.IsSurrogate(text[i]))
            {
                return string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
            }
        }
        return text;
    }
}
