import FoundationEssentials
import Platform

/// Where the server keeps its certificates and its ready file.
enum StatePlace {
    /// The folder that was asked for, or the user's own, as an absolute path.
    static func folder(_ asked: String?) throws(PlatformFailure) -> String {
        if let asked { return absolute(asked) }
        let environment = ProcessInfo.processInfo.environment
        // The specification has it that a path that is not absolute does not count.
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/muster" }
        if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.local/state/muster" }
        throw PlatformFailure("there is no HOME to keep certificates in; give --state-dir")
    }

    /// The ready file that was asked for, or the one of the state folder.
    static func readyFile(_ asked: String?, stateFolder: String?) throws(PlatformFailure) -> String {
        if let asked { return absolute(asked) }
        return try folder(stateFolder) + "/ready.json"
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
