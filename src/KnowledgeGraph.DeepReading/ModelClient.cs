using System.ClientModel;
using System.ClientModel.Primitives;
using KnowledgeGraph.Extraction;
using OpenAI;
using OpenAI.Chat;

namespace KnowledgeGraph.DeepReading;

/// <summary>Asks the service for the answer about one text.</summary>
internal sealed class ModelClient(ReaderOptions options, Usage usage)
{
    private readonly ChatClient client = new(
        options.Model,
        new ApiKeyCredential(options.Key),
        new OpenAIClientOptions { Endpoint = options.Endpoint, NetworkTimeout = options.Timeout, RetryPolicy = new ClientRetryPolicy(options.Retries) });

    private readonly ChatCompletionOptions form = new()
    {
        Temperature = 0,
        MaxOutputTokenCount = options.MaxAnswerTokens,
        ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("article", BinaryData.FromString(AnswerSchema.Json), jsonSchemaIsStrict: true),
    };

    /// <summary>The answer's JSON.</summary>
    /// <exception cref="DocumentRefusedException">The service can't be reached, refuses, or gives no whole answer.</exception>
    public string Ask(string text)
    {
        try
        {
            ChatCompletion completion = client.CompleteChat([new SystemChatMessage(AnswerSchema.Instructions), new UserChatMessage(text)], form);
            usage.Spend(completion.Usage?.InputTokenCount ?? 0, completion.Usage?.OutputTokenCount ?? 0);
            return completion.FinishReason == ChatFinishReason.Stop && completion.Content is [{ Text: { Length: > 0 } answer }]
                ? answer
                : throw new DocumentRefusedException($"the reading model's answer is not whole (it ended with {completion.FinishReason})", "send shorter articles, or another model");
        }
        catch (ClientResultException error) when (error.Status is 401 or 403)
        {
            throw new DocumentRefusedException($"the reading model's service refuses the key ({error.Status})", "check OPENAI_API_KEY");
        }
        catch (ClientResultException error) when (error.Status != 0)
        {
            throw new DocumentRefusedException($"the reading model's service answers {error.Status}", Again);
        }
        catch (Exception error) when (error is OperationCanceledException || (error is AggregateException attempts && attempts.InnerExceptions.Any(inner => inner is OperationCanceledException)))
        {
            throw new DocumentRefusedException(FormattableString.Invariant($"the reading model did not answer within {options.Timeout.TotalSeconds:0.#} s"), Again);
        }
        catch (Exception error) when (error is ClientResultException or HttpRequestException or AggregateException or IOException)
        {
            throw new DocumentRefusedException($"the reading model's service at {options.Endpoint.Authority} can't be reached", Again);
        }
    }

    private const string Again = "run the command again: what was read is kept";
}
