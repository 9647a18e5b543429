import JSONCodec
import Platform
import RelayService
import RelayWire

/// What the command asks of the service at its beginning and end.
enum Station {
    /// The project that is there from the start.
    static func firstProject(_ runner: ServiceRunner) async throws -> (id: String, token: Secret) {
        guard case .json(let answer) = await runner.control(.addProject(knobs: [])),
            let id = answer["project"]?.stringValue, let token = answer["token"]?.stringValue
        else { throw PlatformFailure("the service did not take a project in") }
        return (id, Secret(token))
    }

    /// Tells the clients that it is over, and waits until they are gone, for 700 ms at most.
    static func shutDown(_ runner: ServiceRunner) async {
        await runner.give(.shutDown)
        let end = ContinuousClock.now + .milliseconds(700)
        while ContinuousClock.now < end {
            if await runner.isQuiet { return }
            try? await Task.sleep(for: .milliseconds(10))
        }
    }
}
