using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>What the numbers of a row of <see cref="SecondReading"/> are, in its order.</summary>
internal static class SecondReadingColumns
{
    /// <summary>As many as a row has numbers.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "first reading's probability", "first reading's probability of any kind", "first reading's probability of the next kind", "kind",
        "likeliest overlapping name of its kind", "likeliest overlapping name", "likeliest name around it", "likeliest name inside it",
        "likeliest name of its kind left in the list", "likeliest name left in the list", "likeliest name of its kind right in the list", "likeliest name right in the list",
        "the same characters of this kind in the article, sum", "the same characters of this kind, best", "the same characters, times proposed", "the same characters of another kind, best",
        "longer names of this kind that hold it", "longer names of another kind that hold it", "shorter names of this kind in it", "shorter names of another kind in it",
        "times in the article", "times between quotation marks",
        "characters", "words", "edges between words", "length of its head", "a head of this kind", "heads of other kinds", "it is the name of a division", "a division's name starts it", "a division's name ends before it",
        "inside quotation marks", "an opening mark at its start", "a closing mark at its end", "marks in it", "place in the text", "place in the text, share",
        "kind of the name around it", "length of the name around it", "characters from that name's start", "characters to that name's end",
        "outside other names: this kind, best", "outside other names: another kind, best",
        "likely names a character", "likely names of this kind a character", "length of the text",
        "plain news: these characters, of this kind", "plain news: these characters, of another kind", "plain news: these characters, count",
        "plain news: its last word, of this kind", "plain news: its last word, of another kind", "plain news: its last word, count",
        "plain news: its last two characters, of this kind", "plain news: its last two characters, of another kind", "plain news: its last two characters, count",
        "plain news: its last three characters, of this kind", "plain news: its last three characters, of another kind", "plain news: its last three characters, count",
        "plain news: its first word, of this kind", "plain news: its first word, of another kind", "plain news: its first word, count",
        "plain news: the word before it, of this kind", "plain news: the word before it, of another kind", "plain news: the word before it, count",
        "plain news: the word behind it, of this kind", "plain news: the word behind it, of another kind", "plain news: the word behind it, count",
        "plain news: characters before it, different", "plain news: characters behind it, different",
    ];
}
