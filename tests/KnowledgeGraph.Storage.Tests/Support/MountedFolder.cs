using System.Diagnostics;
using System.Globalization;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>A small file system of its own, to be full or read-only for everyone, root included.</summary>
internal sealed class MountedFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly bool mounted;

    /// <summary>Mounts it; the test is skipped where mounting is not allowed.</summary>
    public MountedFolder(int kibibytes)
    {
        mounted = OperatingSystem.IsLinux() && Run(string.Create(CultureInfo.InvariantCulture, $"-t tmpfs -o size={kibibytes}k tmpfs {folder.Path}"), "mount");
        if (!mounted)
        {
            folder.Dispose();
            Assert.Skip("needs the right to mount a tmpfs");
        }
    }

    public string File(string name) => folder.File(name);

    public void MakeReadOnly() => Assert.True(Run($"-o remount,ro {folder.Path}", "mount"));

    public void Dispose()
    {
        Run(folder.Path, "umount");
        folder.Dispose();
    }

    private static bool Run(string arguments, string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
