import Conferencing

/// Why a command is refused. A refused command has no effect.
enum Refusal: Error {
    /// The session never connected (W10).
    case unknownSession
    /// There was never such a call, or it is another project's (R1, W66).
    case unknownCall
    /// The call has ended (R11).
    case callGone
    /// Another session of the project controls the call.
    case controlledElsewhere
    /// The call is not answered yet (R11).
    case notAnswered
    /// The call is answered already, or is none that is offered (W61, W62).
    case alreadyAnswered
    /// The call is not bridged (R18).
    case notBridged
    /// A dial with this tag has not come out yet (W73).
    case tagIsDialling
    /// A parameter is missing or wrong (R12).
    case badParameter(String)
    /// The call is in this conference already (R16).
    case alreadyMember
    /// The call is in another conference (R17).
    case memberElsewhere
    /// The name's last conference has ended, and it is not free yet (R7).
    case nameNotFree
    /// The conference is full (R13).
    case full
    /// The first participant settled this option otherwise (R40).
    case settledOtherwise(String)
    /// The call is not in that conference (R43).
    case notInThatConference
    /// The call that a join coaches is not there to be coached (R32, R33).
    case coachNotThere
    /// What a member would hear that waits cannot be fetched (R24 `fail_join`).
    case waitAudioNotThere
    /// REST: the conference or the participant is not there (T7).
    case noSuchResource
    /// REST: the conference is over (T3).
    case conferenceIsOver
    /// REST: the recording that is to be deleted still runs (T13).
    case recordingRuns
    /// REST: the call that is to be coached is not in that conference (T5).
    case coachedNotHere
    /// Another stream of the conference has that name (R73 `fail_join`, R75).
    case streamNameInUse
    /// REST: a stream cannot be started or stopped now (T10).
    case badStreamState
    /// REST: the address is none of a stream (T10).
    case badStreamURL
    /// REST: the recording cannot be changed so now (T9).
    case recordingNotSo
    /// The service has no such method (R90).
    case notImplemented
    /// There is no room for more calls, dials or conferences.
    case atCapacity
}

extension ConferenceEngine {
    /// The reply that a refused command gets.
    func reply(refusing command: Command, for refusal: Refusal) -> Reply {
        let (code, message) = wording(of: refusal)
        let because = Because(rule(of: refusal))
        switch command {
        // A protocol error has a code and a message and nothing else.
        case .dial, .end, .answer, .disconnect: return Reply(code, message, because: because)
        case .moderate:
            var reply = Reply(code, message, because: because)
            reply.status = status(of: refusal)
            return reply
        case .join(let call, _), .leave(let call, _), .hold(let call), .unhold(let call), .pass(let call),
            .sendDigits(let call, _):
            let isProtocolError = code.text.utf8.first == UInt8(ascii: "-")
            return Reply(code, message, call: isProtocolError ? nil : call, because: because)
        }
    }

    /// By which rule a command is refused.
    private func rule(of refusal: Refusal) -> RuleID {
        switch refusal {
        case .unknownSession: .W10
        case .unknownCall, .controlledElsewhere: .W66
        case .callGone, .notAnswered: .R11
        case .badParameter: .R12
        case .alreadyMember: .R16
        case .memberElsewhere: .R17
        case .nameNotFree: .R7
        case .full: .R13
        case .settledOtherwise: .R40
        case .notInThatConference: .R43
        case .coachNotThere: .R32
        case .waitAudioNotThere: .R24
        case .noSuchResource: .T7
        case .conferenceIsOver: .T3
        case .recordingRuns: .T13
        case .coachedNotHere: .T5
        case .streamNameInUse: .R75
        case .badStreamState, .badStreamURL: .T10
        case .recordingNotSo: .T9
        case .alreadyAnswered: .W62
        case .notBridged: .R18
        case .tagIsDialling: .W73
        case .notImplemented: .R90
        case .atCapacity: .W65
        }
    }

    /// The HTTP status with which REST refuses; nil for what is refused over RELAY alone, or has the status as its code.
    private func status(of refusal: Refusal) -> HTTPStatus? {
        switch refusal {
        case .noSuchResource: .notFound
        // T3: no source says which of the two.
        case .conferenceIsOver:
            switch profile.completedUpdateStatus {
            case .unprocessable: .unprocessable
            case .badRequest: .badRequest
            }
        case .recordingRuns, .coachedNotHere, .badStreamState, .badStreamURL: .unprocessable
        case .unknownSession: .unauthorized
        case .atCapacity: .unavailable
        case .recordingNotSo, .unknownCall, .callGone, .controlledElsewhere, .notAnswered, .alreadyAnswered,
            .notBridged, .tagIsDialling, .badParameter, .alreadyMember, .memberElsewhere, .nameNotFree, .full,
            .settledOtherwise, .notInThatConference, .coachNotThere, .waitAudioNotThere, .streamNameInUse,
            .notImplemented:
            nil
        }
    }

    private func wording(of refusal: Refusal) -> (ReplyCode, String) {
        switch refusal {
        case .unknownSession: (ReplyCode("-32003"), "Requester validation failed")
        case .unknownCall: (.notFound, "Call does not exist")
        case .callGone:
            switch profile.goneCode {
            case .notFound: (.notFound, "Call does not exist")
            case .gone: (.gone, "Call is gone")
            }
        case .controlledElsewhere: (.conflict, "Call is controlled by another client")
        case .notAnswered: (.conflict, "Call is not answered")
        case .alreadyAnswered: (.conflict, "Call is answered already")
        case .notBridged: (.conflict, "Call is not connected")
        case .tagIsDialling: (.conflict, "Tag is dialing already")
        case .badParameter(let name):
            switch profile.badParameter {
            case .result400: (.badParameter, "Invalid parameter: " + name)
            case .invalidParams: (.invalidParams, "Invalid params: " + name)
            }
        case .alreadyMember: (.conflict, "Already in this conference")
        case .memberElsewhere: (.conflict, "Already in another conference")
        case .nameNotFree: (.conflict, "Conference of this name has not quite ended")
        case .full:
            switch profile.full {
            case .conflict, .acceptThenLeave, .silent: (.conflict, "Conference is full")
            case .badRequest: (.badParameter, "Conference is full")
            }
        case .settledOtherwise(let name): (.badParameter, "Conference has another " + name)
        case .notInThatConference:
            switch profile.leaveMismatch {
            case .notFound, .accepted: (.notFound, "Not in that conference")
            case .badRequest: (.badParameter, "Not in that conference")
            }
        case .coachNotThere:
            switch profile.badCoach {
            case .badRequest, .joinWithoutCoach: (.badParameter, "Invalid parameter: coach")
            case .notFound: (.notFound, "Call to coach does not exist")
            }
        case .waitAudioNotThere: (.badParameter, "Wait audio cannot be fetched")
        case .noSuchResource: (.noSuchResource, "No such resource")
        case .conferenceIsOver: (.invalidArgument, "Conference is completed")
        case .recordingRuns: (.invalidArgument, "Recording is in progress")
        case .coachedNotHere: (.coachedNotHere, "Call to coach is not in the conference")
        case .streamNameInUse: (.conflict, "Duplicated stream name")
        case .badStreamState: (.badStreamState, "Stream cannot be changed in the current state")
        case .badStreamURL: (.badStreamURL, "Url must begin with wss://")
        case .recordingNotSo: (.unprocessable, "Recording cannot be changed so in its state")
        // R90: what RELAY says of a method that it names and does not have; no gap of ours.
        case .notImplemented: (.methodNotFound, "Method not implemented")
        case .atCapacity: (ReplyCode("-32005"), "At capacity, retry later")
        }
    }
}
