using System.Runtime.CompilerServices;
using System.Text.Json;
using KnowledgeGraph.Extraction;

namespace KnowledgeGraph.DeepReading;

/// <summary>
/// The extractor's learned steps, taken by a language model behind an OpenAI-compatible service. Layout, linking and ids stay as they are, and a
/// fact counts only if its characters are found in the article. Off unless a user asks for it: the articles leave the machine.
/// </summary>
public sealed class DeepReader
{
    private readonly ReaderOptions options;
    private readonly ModelClient client;
    private readonly AnswerCache cache;
    private readonly ConditionalWeakTable<AnnotatedArticle, FoundAnswer> answers = [];

    /// <summary>A reader; nothing is sent before the first article.</summary>
    public DeepReader(ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        client = new(options, Usage);
        cache = new(options.Cache);
        Extractor = new(
            new()
            {
                Names = article => Read(article).Mentions,
                Relations = (article, entities) => Read(article).Relations(entities),
                Observations = (article, entities, _) => Read(article).Observations(entities),
                Dates = (article, _) => Read(article).Dates(),
            },
            $"openai-{options.Model}");
    }

    /// <summary>What has been used so far.</summary>
    public Usage Usage { get; } = new();

    /// <summary>The extractor that asks the model. It throws <see cref="DocumentRefusedException"/> where the service fails.</summary>
    public NewsExtractor Extractor { get; }

    private FoundAnswer Read(AnnotatedArticle article) => answers.GetValue(article, Ask);

    private FoundAnswer Ask(AnnotatedArticle article)
    {
        if (article.Text.Length > options.MaxLength)
        {
            throw new DocumentRefusedException(
                FormattableString.Invariant($"an article of {article.Text.Length} characters is longer than the {options.MaxLength} that are sent to a reading model"), "read it without --reader");
        }
        var key = AnswerCache.KeyOf(options.Model, article.Text);
        var json = cache.Find(key);
        if (json is not null)
        {
            Usage.Read(fromCache: true);
            return new(article, Answer.Parse(json), Usage);
        }
        json = client.Ask(article.Text);
        try
        {
            var found = new FoundAnswer(article, Answer.Parse(json), Usage);
            cache.Keep(key, json);
            Usage.Read(fromCache: false);
            return found;
        }
        catch (JsonException)
        {
            throw new DocumentRefusedException("the reading model's answer does not have the form that was asked for", "take a model that keeps to a JSON schema");
        }
    }
}
