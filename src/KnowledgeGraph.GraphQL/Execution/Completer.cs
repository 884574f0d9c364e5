using System.Collections;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>CompleteValue, section 6.4.3, for resolvers that give <typeparamref name="T"/>. Made once for a field, when it is bound.</summary>
internal abstract class Completer<T>
{
    /// <summary>Puts the value into its slot: coerced, or as an object or list whose inside is resolved next.</summary>
    public abstract void Complete(ExecutionRun run, FieldPlan field, int slot, T value);
}

/// <summary>What is no list and not null is completed by this.</summary>
internal abstract class NullableCompleter<T>(bool isNonNull) : Completer<T>
{
    public sealed override void Complete(ExecutionRun run, FieldPlan field, int slot, T value)
    {
        if (value is not null)
            CompleteNonNull(run, field, slot, value);
        else if (isNonNull)
            run.Fail(field, slot, $"Field \"{field.Definition.Name}\" must not be null.");
        else
            run.Tree.SetNull(slot);
    }

    protected abstract void CompleteNonNull(ExecutionRun run, FieldPlan field, int slot, T value);
}

/// <summary>Text: String, ID and enum values given as strings.</summary>
internal sealed class StringCompleter(bool isNonNull) : NullableCompleter<string>(isNonNull)
{
    protected override void CompleteNonNull(ExecutionRun run, FieldPlan field, int slot, string value) => run.Tree.SetString(slot, value);
}

/// <summary>Int from what always fits.</summary>
internal sealed class IntCompleter : Completer<int>
{
    public override void Complete(ExecutionRun run, FieldPlan field, int slot, int value) => run.Tree.SetInteger(slot, value);
}

/// <summary>Boolean.</summary>
internal sealed class BooleanCompleter : Completer<bool>
{
    public override void Complete(ExecutionRun run, FieldPlan field, int slot, bool value) => run.Tree.SetBoolean(slot, value);
}

/// <summary>Float; a number that is not finite is an error (section 3.5.2).</summary>
internal sealed class DoubleCompleter : Completer<double>
{
    public override void Complete(ExecutionRun run, FieldPlan field, int slot, double value)
    {
        if (double.IsFinite(value))
            run.Tree.SetFloat(slot, value);
        else
            run.Fail(field, slot, "A Float must be finite.");
    }
}

/// <summary>Enum values from members of the bound CLR enum.</summary>
internal sealed class EnumCompleter<T>(EnumType type, Dictionary<T, string> names) : Completer<T>
    where T : struct, Enum
{
    public override void Complete(ExecutionRun run, FieldPlan field, int slot, T value)
    {
        if (names.TryGetValue(value, out var name))
            run.Tree.SetString(slot, name);
        else
            run.Fail(field, slot, $"Enum \"{type.Name}\" has no value for {value}.");
    }
}

/// <summary>A value type that may be absent.</summary>
internal sealed class NullableValueCompleter<T>(bool isNonNull, Completer<T> inner) : Completer<T?>
    where T : struct
{
    public override void Complete(ExecutionRun run, FieldPlan field, int slot, T? value)
    {
        if (value is { } present)
            inner.Complete(run, field, slot, present);
        else if (isNonNull)
            run.Fail(field, slot, $"Field \"{field.Definition.Name}\" must not be null.");
        else
            run.Tree.SetNull(slot);
    }
}

/// <summary>CoerceResult, section 6.4.3, for every other CLR type of a leaf.</summary>
internal sealed class LeafCompleter<T>(NamedType type, bool isNonNull) : NullableCompleter<T>(isNonNull)
{
    protected override void CompleteNonNull(ExecutionRun run, FieldPlan field, int slot, T value)
    {
        switch (CoerceResult(value!))
        {
            case string text:
                run.Tree.SetString(slot, text);
                break;
            case int number:
                run.Tree.SetInteger(slot, number);
                break;
            case long number:
                run.Tree.SetInteger(slot, number);
                break;
            case double number when double.IsFinite(number):
                run.Tree.SetFloat(slot, number);
                break;
            case bool boolean:
                run.Tree.SetBoolean(slot, boolean);
                break;
            case null or double:
                run.Fail(field, slot, $"The value of field \"{field.Definition.Name}\" is no {type.Name}.");
                break;
            case var other:
                run.Tree.SetAny(slot, other);
                break;
        }
    }

    private object? CoerceResult(object value)
    {
        if (type is ScalarType scalar)
            return scalar.Coercion.Serialize(value);
        var values = ((EnumType)type).Values;
        return value is string name ? ((EnumType)type).Value(name)?.Name : values.Find(candidate => candidate.InternalValue.Equals(value))?.Name;
    }
}

/// <summary>An object, interface or union: the object's type is found, and its fields are resolved with the next level.</summary>
internal sealed class ObjectCompleter<T>(NamedType type, Func<object, ObjectType?> resolveType, bool isNonNull) : NullableCompleter<T>(isNonNull)
{
    protected override void CompleteNonNull(ExecutionRun run, FieldPlan field, int slot, T value)
    {
        if (resolveType(value!) is { } objectType)
            run.AddObject(field, slot, objectType, value);
        else
            run.Fail(field, slot, $"The value of field \"{field.Definition.Name}\" is none of the types that \"{type.Name}\" can be.");
    }
}

/// <summary>A list, section 6.4.3: its items are consecutive slots.</summary>
internal sealed class ListCompleter<TList, TItem>(Completer<TItem> inner, bool isNonNull) : NullableCompleter<TList>(isNonNull)
    where TList : IEnumerable<TItem>
{
    protected override void CompleteNonNull(ExecutionRun run, FieldPlan field, int slot, TList value)
    {
        if (value is IReadOnlyList<TItem> list)
        {
            var start = run.Tree.SetList(slot, list.Count);
            for (var i = 0; i < list.Count; i++)
                inner.Complete(run, field, start + i, list[i]);
            return;
        }

        var items = value.ToArray();
        var first = run.Tree.SetList(slot, items.Length);
        for (var i = 0; i < items.Length; i++)
            inner.Complete(run, field, first + i, items[i]);
    }
}

/// <summary>A list whose CLR type says nothing of its items.</summary>
internal sealed class UntypedListCompleter(Completer<object?> inner, bool isNonNull) : NullableCompleter<object?>(isNonNull)
{
    protected override void CompleteNonNull(ExecutionRun run, FieldPlan field, int slot, object? value)
    {
        if (value is string or not IEnumerable)
        {
            run.Fail(field, slot, $"The value of field \"{field.Definition.Name}\" is no list.");
            return;
        }

        var items = ((IEnumerable)value).Cast<object?>().ToArray();
        var start = run.Tree.SetList(slot, items.Length);
        for (var i = 0; i < items.Length; i++)
            inner.Complete(run, field, start + i, items[i]);
    }
}
