using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>
/// Chooses SQLite's native library: the system's <c>libsqlite3</c> where it is 3.40 or newer and has FTS5 (distributions patch it), else the
/// bundled 3.35.5. The environment variable <c>KG_SQLITE_NATIVE</c> forces <c>bundled</c> or <c>system</c>.
/// </summary>
public static class SqliteNative
{
    /// <summary>The variable that forces one of the two.</summary>
    public const string Variable = "KG_SQLITE_NATIVE";

    private const int OldestSystemVersion = 3_040_000;

    private static readonly string[] SystemNames = OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"] : ["libsqlite3.so.0"];

    private static readonly Lazy<string> Chosen = new(Choose);

    /// <summary>What is in use: <c>SQLite 3.40.1 (system)</c> or <c>SQLite 3.35.5 (bundled)</c>.</summary>
    /// <exception cref="StoreAddressException">The variable names what is not there.</exception>
    public static string Describe()
    {
        var origin = Chosen.Value;
        return $"SQLite {raw.sqlite3_libversion().utf8_to_string()} ({origin})";
    }

    /// <summary>Makes the choice, once in a process, before the first connection.</summary>
    internal static void Load() => _ = Chosen.Value;

    private static string Choose()
    {
        var wish = Environment.GetEnvironmentVariable(Variable);
        var handle = wish switch
        {
            "bundled" => nint.Zero,
            "system" => FindSystem() is var found and not 0 ? found : throw new StoreAddressException(
                $"{Variable}=system: there is no libsqlite3 of version 3.40 or newer with FTS5 here; install one or unset the variable"),
            null or "" => FindSystem(),
            _ => throw new StoreAddressException($"{Variable}={wish}: write bundled or system, or unset it"),
        };
        if (handle != 0)
        {
            NativeLibrary.SetDllImportResolver(ProviderAssembly(), (name, _, _) => name == "e_sqlite3" ? handle : 0);
        }
        Batteries_V2.Init();
        return handle != 0 ? "system" : "bundled";
    }

    private static nint FindSystem()
    {
        if (OperatingSystem.IsWindows())
        {
            return 0;
        }
        foreach (var name in SystemNames)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                if (IsGoodEnough(handle))
                {
                    return handle;
                }
                NativeLibrary.Free(handle);
            }
        }
        return 0;
    }

    private static unsafe bool IsGoodEnough(nint handle)
    {
        if (!NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var version)
            || !NativeLibrary.TryGetExport(handle, "sqlite3_compileoption_used", out var option))
        {
            return false;
        }
        fixed (byte* fts5 = "ENABLE_FTS5\0"u8)
        {
            return ((delegate* unmanaged<int>)version)() >= OldestSystemVersion && ((delegate* unmanaged<byte*, int>)option)(fts5) != 0;
        }
    }

    private static Assembly ProviderAssembly() => typeof(SQLite3Provider_e_sqlite3).Assembly;
}
