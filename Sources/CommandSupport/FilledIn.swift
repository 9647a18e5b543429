public import ArgumentParser
import Conferencing
import Reporting
public import Scenarios
public import YAMLSource

/// What the command line fills in.
public struct FilledIn: ParsableArguments {
    /// Params and their values.
    @Option(
        name: .customLong("param"),
        help: ArgumentHelp(
            "Set a param of every scenario that declares it; may be given more than once.",
            valueName: "name=value"
        )
    )
    public var params: [String] = []

    /// Variables that scenarios may read.
    @Option(
        name: .customLong("env"),
        help: ArgumentHelp(
            "Let scenarios read a variable of the environment, as $(env.NAME); may be given more than once.",
            valueName: "name"
        )
    )
    public var variables: [String] = []

    /// Nothing.
    public init() {}

    /// Refuses what is no setting, and what may never be read.
    ///
    /// - Throws: a `ValidationError` that says which.
    public func validate() throws {
        var names: Set<String> = []
        for setting in params {
            guard let name = FilledIn.parts(setting)?.name else {
                throw ValidationError("--param takes NAME=VALUE, not '\(setting)'")
            }
            guard names.insert(name).inserted else { throw ValidationError("--param sets '\(name)' twice") }
        }
        for name in variables {
            guard !name.isEmpty, !name.contains("=") else {
                throw ValidationError("--env takes the name of a variable, not '\(name)'")
            }
            guard !ScenarioInputs.isOwn(variable: name) else {
                throw ValidationError("'\(name)' holds what muster itself signs in with, and no scenario may read it")
            }
        }
    }

    /// What is handed to the scenarios.
    public var inputs: ScenarioInputs {
        let environment = variables.isEmpty ? [:] : ProgramEnvironment.variables
        var inputs = ScenarioInputs()
        for setting in params {
            guard let (name, value) = FilledIn.parts(setting) else { continue }
            inputs.params[name] = value
        }
        for name in variables { inputs.variables.updateValue(environment[name], forKey: name) }
        return inputs
    }

    /// What must be said again to have the same filled in, fit for a shell.
    public var flags: [String] {
        params.compactMap { FilledIn.parts($0) }.map { "--param \($0.name.quotedForShell)=\($0.value.quotedForShell)" }
            + variables.map { "--env \($0.quotedForShell)" }
    }

    /// A mistake for each param that no scenario declares.
    public func unknownParams(declared: Set<String>) -> [Diagnostic] {
        params.compactMap { FilledIn.parts($0)?.name }.filter { !declared.contains($0) }.map { name in
            Diagnostic(
                .unknownParam,
                "--param sets \(quote(name)), which none of the scenarios declares",
                at: nil,
                hints: Nearest.name(to: name, among: declared.sorted()).map { ["did you mean '\($0)'?"] } ?? []
            )
        }
    }

    private static func parts(_ setting: String) -> (name: String, value: String)? {
        guard let equals = setting.firstIndex(of: "="), equals != setting.startIndex else { return nil }
        return (String(setting[..<equals]), String(setting[setting.index(after: equals)...]))
    }
}
