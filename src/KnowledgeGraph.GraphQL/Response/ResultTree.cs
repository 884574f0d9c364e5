using System.Buffers;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Response;

/// <summary>What a slot of the result holds.</summary>
internal enum SlotKind
{
    Null,
    Integer,
    Float,
    Boolean,
    String,
    Any,
    Object,
    List,
}

/// <summary>
/// One response position (section 7.1.5). An object's fields and a list's items are consecutive slots; an object or list holds the index of the first
/// and their number, each of them the index of the slot that holds it.
/// </summary>
internal struct Slot
{
    /// <summary>The string, the value of a custom scalar, or an object's <see cref="SelectionPlan"/>.</summary>
    public object? Reference;

    /// <summary>The integer, the bits of the float, 1 for true, or the index of the first slot inside.</summary>
    public long Bits;

    /// <summary>The slot around; -1 for the root.</summary>
    public int Parent;

    /// <summary>The number of slots inside, shifted left by 4, and the <see cref="SlotKind"/>.</summary>
    public int CountAndKind;

    public readonly SlotKind Kind => (SlotKind)(CountAndKind & 15);

    public readonly int Count => CountAndKind >>> 4;
}

/// <summary>The result of one execution, in one array of slots, without an object for each object.</summary>
internal sealed class ResultTree
{
    private Slot[] _slots = new Slot[64];
    private int _count;

    /// <summary>Forgets everything, and makes slot 0 the root.</summary>
    public void Reset()
    {
        Array.Clear(_slots, 0, _count);
        // A request with a huge result must not keep its memory forever.
        if (_slots.Length > 65536)
            _slots = new Slot[64];
        _count = 1;
        _slots[0].Parent = -1;
    }

    public bool IsNull(int slot) => _slots[slot].Kind == SlotKind.Null;

    public void SetNull(int slot) => Set(slot, SlotKind.Null, null, 0);

    public void SetInteger(int slot, long value) => Set(slot, SlotKind.Integer, null, value);

    public void SetFloat(int slot, double value) => Set(slot, SlotKind.Float, null, BitConverter.DoubleToInt64Bits(value));

    public void SetBoolean(int slot, bool value) => Set(slot, SlotKind.Boolean, null, value ? 1 : 0);

    public void SetString(int slot, string value) => Set(slot, SlotKind.String, value, 0);

    public void SetAny(int slot, object value) => Set(slot, SlotKind.Any, value, 0);

    /// <summary>Makes the slot an object with a slot for each field of its plan; returns the first.</summary>
    public int SetObject(int slot, SelectionPlan plan)
    {
        var start = Add(slot, plan.Fields.Length);
        Set(slot, SlotKind.Object, plan, start, plan.Fields.Length);
        return start;
    }

    /// <summary>Makes the slot a list of <paramref name="count"/> items; returns the first.</summary>
    public int SetList(int slot, int count)
    {
        var start = Add(slot, count);
        Set(slot, SlotKind.List, null, start, count);
        return start;
    }

    /// <summary>Whether nothing around the slot has become null.</summary>
    public bool IsAlive(int slot)
    {
        while (_slots[slot].Parent is var parent and >= 0)
        {
            if (_slots[parent].Kind is not (SlotKind.Object or SlotKind.List))
                return false;
            slot = parent;
        }

        return true;
    }

    /// <summary>The response names and indices from the root to the slot.</summary>
    public List<object> Path(int slot)
    {
        var path = new List<object>();
        while (_slots[slot].Parent is var parent and >= 0)
        {
            var index = slot - (int)_slots[parent].Bits;
            path.Add(_slots[parent].Reference is SelectionPlan plan ? plan.Fields[index].ResponseName : index);
            slot = parent;
        }

        path.Reverse();
        return path;
    }

    /// <summary>Section 6.4.4: the slot becomes null, or where it must not be null, the nearest slot around it that may.</summary>
    public void Propagate(int slot)
    {
        while (slot > 0 && TypeOf(slot) is NonNullType)
            slot = _slots[slot].Parent;
        SetNull(slot);
    }

    private GraphQLType TypeOf(int slot)
    {
        var parent = _slots[slot].Parent;
        return _slots[parent].Reference is SelectionPlan plan
            ? plan.Fields[slot - (int)_slots[parent].Bits].Definition.Type
            : ((ListType)TypeOf(parent).Nullable).OfType;
    }

    /// <summary>The whole response, errors first where there are any (section 7.1).</summary>
    public void Write(IBufferWriter<byte> output, IReadOnlyList<GraphQLError> errors)
    {
        var writer = new JsonWriter(output);
        if (errors.Count > 0)
        {
            writer.Raw("{\"errors\":"u8);
            ErrorWriter.Write(ref writer, errors);
            writer.Raw(",\"data\":"u8);
        }
        else
        {
            writer.Raw("{\"data\":"u8);
        }

        Write(ref writer, 0);
        writer.Raw((byte)'}');
        writer.Flush();
    }

    private void Write(ref JsonWriter writer, int index)
    {
        ref readonly var slot = ref _slots[index];
        switch (slot.Kind)
        {
            case SlotKind.Integer:
                writer.Number(slot.Bits);
                break;
            case SlotKind.Float:
                writer.Number(BitConverter.Int64BitsToDouble(slot.Bits));
                break;
            case SlotKind.Boolean:
                writer.Boolean(slot.Bits != 0);
                break;
            case SlotKind.String:
                writer.String((string)slot.Reference!);
                break;
            case SlotKind.Any:
                AnyWriter.Write(ref writer, slot.Reference);
                break;
            case SlotKind.Object:
                WriteObject(ref writer, (SelectionPlan)slot.Reference!, (int)slot.Bits);
                break;
            case SlotKind.List:
                WriteList(ref writer, (int)slot.Bits, slot.Count);
                break;
            default:
                writer.Raw("null"u8);
                break;
        }
    }

    private void WriteObject(ref JsonWriter writer, SelectionPlan plan, int start)
    {
        var fields = plan.Fields;
        if (fields.Length == 0)
        {
            writer.Raw("{}"u8);
            return;
        }

        for (var i = 0; i < fields.Length; i++)
        {
            writer.Raw(i == 0 ? (byte)'{' : (byte)',');
            writer.Raw(fields[i].EncodedName);
            Write(ref writer, start + i);
        }

        writer.Raw((byte)'}');
    }

    private void WriteList(ref JsonWriter writer, int start, int count)
    {
        writer.Raw((byte)'[');
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                writer.Raw((byte)',');
            Write(ref writer, start + i);
        }

        writer.Raw((byte)']');
    }

    private int Add(int parent, int count)
    {
        var start = _count;
        _count += count;
        if (_count > _slots.Length)
            Array.Resize(ref _slots, Math.Max(_count, _slots.Length * 2));
        for (var i = start; i < _count; i++)
            _slots[i].Parent = parent;
        return start;
    }

    private void Set(int index, SlotKind kind, object? reference, long bits, int count = 0)
    {
        ref var slot = ref _slots[index];
        slot.Reference = reference;
        slot.Bits = bits;
        slot.CountAndKind = (count << 4) | (int)kind;
    }
}
