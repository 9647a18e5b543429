import Foundation
import ServerSupport
import TestSupport
import Testing

/// The official SDK as the judge of the server: what its tests expect is what programs in the field expect.
@Suite(.serialized, .served) struct JudgeTests {
    /// The classes of `Tests/SDK`, each a behaviour.
    static let classes = [
        "test_bad_method.BadMethodTest",
        "test_conference_events.WithCallIdTest",
        "test_conference_events.WithoutCallIdTest",
        "test_connect.ConnectTest",
        "test_dial.DialTest",
        "test_gone_call.GoneCallTest",
        "test_hangup.HangupTest",
        "test_inbound.DigitsTest",
        "test_inbound.InboundTest",
        "test_inbound.PhonesTest",
        "test_join.JoinTest",
        "test_leave.LeaveTest",
        "test_public_names.PublicNamesTest",
        "test_refusals.BadParameterTest",
        "test_refusals.JoinTwiceTest",
        "test_refusals.LeaveAnotherTest",
        "test_refused_token.RefusedTokenTest",
        "test_resume.AskedToReconnectTest",
        "test_resume.AskedToStartAfreshTest",
        "test_resume.LostConnectionTest",
        "test_resume.StillMemberTest",
    ]

    @Test(arguments: classes) func `the SDK finds what it expects`(_ name: String) async throws {
        let run = try await Server.current.python("-m", "unittest", name)
        #expect(run.status == 0, "\(run)")
        // unittest is content with a class in which it found no test.
        #expect(run.errors.contains(#/Ran [1-9][0-9]* tests? in/#))
    }

    @Test func `the list above is all that there is`() async throws {
        let discovering = """
            import unittest
            def each(suite):
                for part in suite:
                    yield from each(part) if isinstance(part, unittest.TestSuite) else [part]
            for name in sorted({f"{type(test).__module__}.{type(test).__name__}" for test in each(unittest.defaultTestLoader.discover("."))}):
                print(name)
            """
        let run = try await Server.current.python("-c", discovering)
        #expect(run.status == 0, "\(run)")
        #expect(run.output.split(separator: "\n").map(String.init) == JudgeTests.classes)
    }

    @Test func `no test passes against a server that does nothing`() async throws {
        let server = try Server.current
        let run = try await server.python("prove_sharp.py", "--state-dir", server.folder.path)
        #expect(run.status == 0, "\(run)")
    }
}
