using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Planner.App.Answers;

/// <summary>SHA-256 over everything that an answer depends on.</summary>
public static class InputsHash
{
    /// <param name="question">The question as a record; its JSON is hashed.</param>
    /// <param name="inputs">Content hashes of the workspace, packs and files that the answer reads, in a fixed order.</param>
    public static string Of(object question, params ReadOnlySpan<string> inputs)
    {
        var text = new StringBuilder(PlannerVersion.Text);
        text.Append('\n').Append(JsonSerializer.Serialize(question, question.GetType(), AnswerJson.Options));
        foreach (var input in inputs)
        {
            text.Append('\n').Append(input);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
