using System.Globalization;
using Kyma.Krm.Fuzz;
using SharpFuzz;

// fuzz TARGET               for afl-fuzz, which starts it
// seeds TARGET FOLDER       writes the input to begin with
// replay TARGET FILE...     says what is wrong with each; exit code 1 if anything is
ITarget[] targets =
[
    new ListTarget(),
    new ConfigTarget(),
    new DocumentsTarget(),
    new CertificateTarget(),
    new CommandsTarget(),
    new FoldersTarget(),
];
var target = targets.Single(target => target.Name == args[1]);
switch (args[0])
{
    case "fuzz":
        Fuzzer.OutOfProcess.Run(stream => target.Check(ReadAll(stream)));
        return 0;
    case "seeds":
        var seeds = target.Seeds().Where(seed => seed.Length is > 0 and < 6000).ToList();
        for (var i = 0; i < seeds.Count; i++)
            File.WriteAllBytes(Path.Combine(args[2], i.ToString("D4", CultureInfo.InvariantCulture)), seeds[i]);
        return 0;
    case "replay":
        return args[2..].Select(Fails).ToList().Contains(true) ? 1 : 0;
    default:
        return 2;
}

static byte[] ReadAll(Stream stream)
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    return bytes.ToArray();
}

bool Fails(string file)
{
    try
    {
        target.Check(File.ReadAllBytes(file));
        return false;
    }
#pragma warning disable CA1031 // Any exception is what we look for.
    catch (Exception failure)
#pragma warning restore CA1031
    {
        Console.WriteLine($"{target.Name} {file}\n{failure}\n");
        return true;
    }
}
