import FoundationEssentials

/// The environment in which the program runs, of which a scenario may read the variables that its `secrets` declare.
public enum ProgramEnvironment {
    /// The variables with their values.
    public static var variables: [String: String] { ProcessInfo.processInfo.environment }
}
