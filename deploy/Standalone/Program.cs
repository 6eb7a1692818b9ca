using Secondments.Demo;
using Secondments.Standalone;
using Secondments.Standalone.Backups;

var (flags, wrong) = Flags.Read(args);
if (flags is null)
{
    Console.Error.WriteLine(wrong);
    return 2;
}
try
{
    return flags.Wish switch
    {
        Wish.Help => Say(Flags.Usage),
        Wish.Backup => TakeBackup.Run(flags),
        Wish.Restore => await RestoreBackup.Run(flags),
        Wish.RotateKeys => await RotateAll.Run(flags),
        Wish.ImportAdverts => await ImportAdverts.Run(flags),
        _ => await Start.Run(flags),
    };
}
catch (Exception refused) when (refused is StartRefused or ApiRefused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}

static int Say(string text)
{
    Console.WriteLine(text);
    return 0;
}
