import ConferenceEngine
package import Conferencing
import JSONCodec
import RelayWire

extension RelayService {
    /// Does what the control API asks; appends what is to be carried out on sockets.
    package mutating func control(
        _ request: ControlRequest,
        at instant: Instant,
        into outputs: inout [Output]
    ) -> ControlAnswer {
        handle(.woke, at: instant, into: &outputs)
        switch request {
        case .addProject(let knobs): return addProject(knobs)
        case .removeProject(let name):
            guard let project = projects.removeValue(forKey: name) else { return RelayService.noProject(name) }
            var wants: [RelayServer.Output] = []
            server.expel(project: name, into: &wants)
            carryOut(wants, &outputs)
            worlds[project] = nil
            return .done
        case .setPhone(let name, .number(let number), let behaviour):
            guard let project = projects[name] else { return RelayService.noProject(name) }
            ask(.phone(outsider(of: project, &outputs), .prepareNumber(number, behaviour)), of: project, &outputs)
            return .done
        case .ring(let name, let call):
            guard let project = projects[name] else { return RelayService.noProject(name) }
            return ring(call, of: project, &outputs)
        case .setPhone(let name, .tag(let tag), let behaviour):
            guard let project = projects[name] else { return RelayService.noProject(name) }
            let isKnown = worlds[project]?.phones[tag] != nil
            guard isKnown || worlds[project]?.phones.count ?? 0 < World.mostPhones else {
                return .refused("there are \(World.mostPhones) phones already")
            }
            worlds[project]?.phones[tag] = behaviour
            return .done
        case .hangUp(let name, let text): return order(name, text, &outputs) { .hangUp($0) }
        case .speak(let name, let text, let utterance):
            return order(name, text, &outputs) { .speak($0, utterance) }
        case .silence(let name, let text): return order(name, text, &outputs) { .silence($0) }
        case .press(let name, let text, let keys): return order(name, text, &outputs) { .press($0, keys) }
        case .setMedia(let name, let url, let medium):
            guard let project = projects[name] else { return RelayService.noProject(name) }
            let isKnown = worlds[project]?.engine.media[url] != nil
            guard isKnown || worlds[project]?.engine.media.count ?? 0 < World.mostPhones else {
                return .refused("there are \(World.mostPhones) media already")
            }
            worlds[project]?.engine.media[url] = medium
            return .done
        case .listing(let name, let conference):
            guard let project = projects[name] else { return RelayService.noProject(name) }
            guard let listing = worlds[project]?.listing(of: conference) else {
                return .unknown("there is no conference '\(conference)'")
            }
            return .json(listing)
        case .moderate(let name, let kind, let params):
            guard let project = projects[name], let world = worlds[project] else {
                return RelayService.noProject(name)
            }
            do throws(BadModeration) {
                let reply = moderate(try world.moderation(kind, params), of: project, &outputs)
                var json: JSONObject = ["code": .string(reply.code.text), "message": .string(reply.message)]
                if let status = reply.status { json.append("status", .number(JSONNumber(Int(status.rawValue)))) }
                if let stream = reply.stream { json.append("sid", .string(worlds[project]?.text(of: stream) ?? "")) }
                return .json(.object(json))
            } catch {
                return .refused(error.sentence)
            }
        case .cut(let name):
            guard let project = projects[name] else { return RelayService.noProject(name) }
            tell(.cut(project: project), &outputs)
            return .done
        case .disconnect(let name, let restart):
            guard let project = projects[name] else { return RelayService.noProject(name) }
            tell(.disconnect(project: project, restart: restart), &outputs)
            return .done
        case .state:
            let load = server.load
            return .json([
                "sockets": .number(JSONNumber(load.sockets)), "sessions": .number(JSONNumber(load.sessions)),
                "projects": .number(JSONNumber(projects.count)),
                "calls": .number(JSONNumber(worlds.values.reduce(0) { $0 + $1.callsUp })),
            ])
        }
    }

    /// Has the person at a call's far end do something.
    private mutating func order(
        _ name: String,
        _ text: String,
        _ outputs: inout [Output],
        _ action: (CallID) -> PhoneAction
    ) -> ControlAnswer {
        guard let project = projects[name] else { return RelayService.noProject(name) }
        guard let call = worlds[project]?.identifiers.call(text), let owner = worlds[project]?.owners[call],
            worlds[project]?.engine.isUp(call) == true
        else { return .unknown("there is no call '\(text)' that is up") }
        ask(.phone(owner, action(call)), of: project, &outputs)
        return .done
    }

    private static func noProject(_ name: String) -> ControlAnswer { .unknown("there is no project '\(name)'") }

    private mutating func addProject(_ knobs: [(name: String, value: String)]) -> ControlAnswer {
        guard projects.count < RelayService.mostProjects else {
            return .refused("there are \(RelayService.mostProjects) projects already")
        }
        var profile = settings.profile
        for (name, value) in knobs {
            guard let knob = KnobName(rawValue: name) else {
                let hint = Knobs.nearestName(to: name).map { "; did you mean '\($0)'?" } ?? ""
                return .refused("there is no knob '\(name)'\(hint)")
            }
            switch profile.set(knob, to: value) {
            case nil: break
            case .knobNotYet?: return .refused("the service does not act on '\(name)' yet")
            case .valueNotYet?: return .refused("the service does not act on '\(value)' of '\(name)' yet")
            case .noSuchValue(_, let allowed, _)?:
                return .refused("'\(name)' must be \(ValueType.list(allowed, last: "or")), not '\(value)'")
            }
        }
        let name = mint.next()
        let token = "PT" + mint.next().filter { $0 != "-" }
        let project = nextProject
        nextProject += 1
        projects[name] = project
        worlds[project] = World(profile: profile, mint: mint.fork(), name: name, space: space)
        server.admit(project: name, token: Secret(token), index: project, wire: profile.wire)
        return .json(["project": .string(name), "token": .string(token), "space_id": .string(space)])
    }
}

extension World {
    /// Who is in a conference, as REST would list it, and who hears whom, as only a simulator can tell.
    mutating func listing(of text: String) -> JSONValue? {
        guard let conference = identifiers.conference(text), let listing = engine.listing(of: conference) else {
            return nil
        }
        let members = listing.members.map { member -> JSONValue in
            var json: JSONObject = [
                "call_id": .string(identifiers.text(of: member.call)), "muted": .bool(member.flags.contains(.muted)),
                "hold": .bool(member.flags.contains(.onHold)), "coaching": .bool(member.flags.contains(.coaching)),
            ]
            if let call = member.callToCoach {
                json.append("call_id_to_coach", .string(identifiers.text(of: call)))
            }
            if let hears = member.hears { json.append("hears", sources(hears)) }
            return .object(json)
        }
        var json: JSONObject = [
            "conference_id": .string(text), "state": .string(listing.state.rawValue), "members": .array(members),
        ]
        if !listing.streams.isEmpty {
            let streams = listing.streams.map { stream -> JSONValue in
                var told: JSONObject = ["name": .string(name(of: stream.label))]
                if let hears = stream.hears { told.append("hears", sources(hears)) }
                return .object(told)
            }
            json.append("streams", .array(streams))
        }
        if let recording = listing.recording {
            var told: JSONObject = [
                "status": .string(recording.status.rawValue), "acl": .string(recording.acl.rawValue),
            ]
            if let hears = recording.hears { told.append("hears", sources(hears)) }
            json.append("recording", .object(told))
        }
        return .object(json)
    }

    /// A stream's name; where it has none that is its id.
    private mutating func name(of label: StreamLabel) -> String { label.name ?? self.text(of: label.stream) }

    private mutating func sources(_ sources: [AudioSource]) -> JSONValue {
        .array(
            sources.map { source -> JSONValue in
                switch source {
                case .call(let call): .string(identifiers.text(of: call))
                case .holdMusic: "hold_music"
                case .stream(let label): .string("stream." + name(of: label))
                case .announcement: "announcement"
                case .waitAudio: "wait_audio"
                case .holdAudio: "hold_audio"
                }
            }
        )
    }
}
