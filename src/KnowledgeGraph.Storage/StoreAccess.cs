namespace KnowledgeGraph.Storage;

/// <summary>What a store is opened for.</summary>
public enum StoreAccess
{
    /// <summary>Reading; the store must exist, and nothing on disk is changed.</summary>
    Read,

    /// <summary>Reading and writing; the store must exist; older schemas are migrated.</summary>
    Write,

    /// <summary>Reading and writing; the store is made where it does not exist; older schemas are migrated.</summary>
    Create,
}
