import LiveDriver
import RelayClient
import RelayWire
import Testing

/// What flags, variables and the config file come to.
@Suite struct AccessWordsTests {
    /// Words that say all, each with the name of whoever says it.
    private func words(_ name: String) -> AccessWords {
        var words = AccessWords()
        words.space = name + ".example"
        words.project = name + "-project"
        words.token = name + "-token"
        words.authorityFile = name + ".pem"
        words.control = "http://" + name
        words.controlToken = name
        words.allowedNumbers = ["+" + name]
        return words
    }

    private func token(_ access: LiveService.Access) -> String? {
        guard case .token(let project, let token) = access.credentials else { return nil }
        return project + " " + token.revealed
    }

    @Test func `who speaks first counts, word by word`() throws {
        var first = AccessWords()
        first.token = "flag"
        let (access, numbers) = try AccessWords.access([first, words("env"), words("file")])
        #expect(access.address.host == "env.example")
        #expect(token(access) == "env-project flag")
        #expect(access.authorityFile == "env.pem")
        #expect(access.control != nil)
        #expect(numbers == ["+env", "+file"], "numbers add up")
    }

    @Test func `a control API that is said only after the space is another service's`() throws {
        var first = AccessWords()
        first.space = "real.example"
        #expect(try AccessWords.access([first, words("env")]).0.control == nil)
        var last = AccessWords()
        last.space = "file.example"
        var flag = AccessWords()
        flag.control = "http://flag"
        flag.controlToken = "c"
        flag.project = "p"
        flag.token = "t"
        #expect(try AccessWords.access([flag, last]).0.control != nil)
    }

    @Test func `a JWT and a token: the first counts, and together the JWT`() throws {
        var jwt = AccessWords()
        jwt.jwt = "a.b.c"
        let (access, _) = try AccessWords.access([jwt, words("env")])
        guard case .jwt(let secret) = access.credentials else { throw Unexpected() }
        #expect(secret.revealed == "a.b.c")
        #expect(token(try AccessWords.access([words("flag"), jwt]).0) == "flag-project flag-token")
        var both = words("both")
        both.jwt = "d.e.f"
        guard case .jwt = try AccessWords.access([both]).0.credentials else { throw Unexpected() }
    }

    @Test func `variables by the SDK's names; an empty one says nothing`() {
        let words = AccessWords(environment: [
            "SIGNALWIRE_PROJECT_ID": "p", "SIGNALWIRE_API_TOKEN": "t", "SIGNALWIRE_JWT_TOKEN": "j",
            "SIGNALWIRE_SPACE": "s",
            "SIGNALWIRE_RELAY_CA_FILE": "c", "MUSTER_CONTROL": "m", "MUSTER_CONTROL_TOKEN": "",
        ])
        #expect(words.project == "p")
        #expect(words.token == "t")
        #expect(words.jwt == "j")
        #expect(words.space == "s")
        #expect(words.authorityFile == "c")
        #expect(words.control == "m")
        #expect(words.controlToken == nil)
        #expect(words.allowedNumbers.isEmpty)
    }

    @Test(arguments: [
        ("+15550100001", ["+15550100001"], true), ("+15550100001", ["+1555*"], true), ("+15550100001", ["+*"], true),
        ("+15550100001", [], false), ("+15550100001", ["+1555"], false), ("+15550100001", ["+1666*", "+44*"], false),
        ("sip:a@example.com", ["sip:*"], true), ("+1555", ["+1555*"], true), ("+155", ["+1555*"], false),
        ("*", ["+1"], false),
    ])
    func `which numbers may be dialled`(_ number: String, _ allowed: [String], _ may: Bool) {
        #expect(AccessWords.allows(number, allowed) == may)
    }

    @Test func `a mere star is no number's beginning, and is told of`() {
        var words = words("x")
        words.allowedNumbers = ["+1", "*"]
        #expect(throws: AccessWords.Failure.self) { try AccessWords.access([words]) }
    }

    private struct Unexpected: Error {}
}
