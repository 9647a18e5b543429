/// How the program ends. Thrown by a command to end it.
public enum ExitStatus: Int32, Error {
    /// All held.
    case held = 0
    /// A scenario failed, also where the environment failed too; or the run was ended before all were run.
    case failed = 1
    /// The command line or a file is wrong, and nothing ran, or only what has no mistakes.
    case unusable = 2
    /// The environment failed.
    case environment = 3
}
