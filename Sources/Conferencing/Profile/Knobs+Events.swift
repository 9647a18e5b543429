extension Knobs {
    static let attaching: [Knob] = [
        Knob(
            .streamOpen,
            \.streams.open,
            default: "on_join",
            "When a stream's socket is opened. on_join: when the join is accepted. on_conference_start: when the conference "
                + "starts.",
            rules: [.R70],
            source: "ASSUMED",
            shownIn: "knobs/stream_open.yaml"
        ),
        Knob(
            .streamStartsConference,
            flag: \.streams.startsConference,
            default: "false",
            "Whether a stream starts the conference to which it is attached.",
            rules: [.R70],
            source: "ASSUMED, CXML",
            shownIn: "knobs/stream_starts_conference.yaml"
        ),
        Knob(
            .streamCounts,
            flag: \.streams.counts,
            default: "false",
            "Whether a stream counts as a member.",
            rules: [.R71],
            source: "ASSUMED",
            shownIn: "knobs/stream_counts.yaml"
        ),
        Knob(
            .streamOwner,
            \.streams.owner,
            default: "conference",
            "Whose leaving ends a stream. conference: only the conference's end. attaching_call: also that of the call that "
                + "attached it.",
            rules: [.R72],
            source: "ASSUMED",
            shownIn: "knobs/stream_owner.yaml"
        ),
        Knob(
            .streamFail,
            \.streams.fail,
            default: "report",
            "What follows when a stream cannot be opened. report: its webhook says so. fail_join: what is known at once refuses "
                + "the join, and a socket that cannot be opened takes the call out again.",
            rules: [.R73],
            source: "ASSUMED",
            shownIn: "knobs/stream_fail.yaml"
        ),
        Knob(
            .streamSend,
            \.streams.send,
            default: "always",
            "Whether an endpoint may send audio back. always: it may. only_if_realtime: only where realtime is true.",
            rules: [.R74],
            source: "SDKDOC, SWML, RA, C14",
            shownIn: "knobs/stream_send.yaml"
        ),
    ]

    static let events: [Knob] = [
        Knob(
            .fanout,
            \.fanout,
            default: "session_once",
            "How often an event is sent. session_once: once to each session that controls a member. own_call_only: only to "
                + "the session of the call it speaks of. per_member_call: once for each member's call.",
            rules: [.R80],
            source: "ASSUMED",
            shownIn: "knobs/fanout.yaml"
        ),
        Knob(
            .relayEvents,
            \.relayEvents,
            default: "all",
            "Which events RELAY sessions get. all: every one. subscribed_only: of those that status_callback_event has a word "
                + "for, the ones that it names.",
            rules: [.R81],
            source: "ASSUMED",
            shownIn: "knobs/relay_events.yaml"
        ),
        Knob(
            .conferenceCallID,
            \.conferenceCallID,
            default: "absent",
            "Whether events of the whole conference have a call_id. absent: they have none. trigger_call: that of the call "
                + "that caused them.",
            rules: [.R82],
            source: "RA, SWML, C8",
            shownIn: "knobs/conference_call_id.yaml"
        ),
        Knob(
            .speechStart,
            duration: \.speechStart,
            default: "100ms",
            "How long somebody must speak for participant-speech-start.",
            rules: [.R85],
            source: "ASSUMED, FS",
            shownIn: "knobs/speech_start.yaml"
        ),
        Knob(
            .speechStop,
            duration: \.speechStop,
            default: "800ms",
            "How long somebody must be silent for participant-speech-stop.",
            rules: [.R85],
            source: "ASSUMED, FS",
            shownIn: "knobs/speech_stop.yaml"
        ),
        Knob(
            .speechEvents,
            flag: \.speechEvents,
            default: "true",
            "Whether speech is reported at all.",
            rules: [.R85],
            source: "RA, ASSUMED",
            shownIn: "knobs/speech_events.yaml"
        ),
        Knob(
            .noopEvents,
            flag: \.noopEvents,
            default: "false",
            "Whether a change that changes nothing, such as muting the muted, is reported.",
            rules: [.R86],
            source: "ASSUMED",
            shownIn: "knobs/noop_events.yaml"
        ),
        Knob(
            .relayHold,
            \.relayHold,
            default: "works",
            "What calling.hold and calling.unhold do. works: they act as REST's hold does. not_implemented: they are refused "
                + "with -32601.",
            rules: [.R90],
            source: "SDK, SDKDOC, GUIDE, RA, C10",
            shownIn: "knobs/relay_hold.yaml"
        ),
    ]

    static let webhooks: [Knob] = [
        Knob(
            .cxmlExtraFields,
            \.cxmlExtraFields,
            default: "none",
            "Which fields cXML webhooks have beyond those documented. none: none. twilio: those that Twilio's have.",
            source: "ASSUMED, CXML, TW",
            shownIn: "knobs/cxml_extra_fields.yaml"
        ),
        Knob(
            .callbackDefaultEvents,
            \.callbackDefaultEvents,
            default: "none",
            "Which webhooks are sent where status_callback is given without events. none: none. all: every one.",
            source: "ASSUMED, TW, SWML",
            shownIn: "knobs/callback_default_events.yaml"
        ),
        Knob(
            .recordingCallSID,
            \.recordingCallSID,
            default: "first_participant",
            "The CallSid of cXML's recording webhook. first_participant: the call whose options turned recording on. omit: "
                + "there is none.",
            source: "ASSUMED, COMPAT",
            shownIn: "knobs/recording_callsid.yaml"
        ),
        Knob(
            .streamStatusFormat,
            \.streams.statusFormat,
            default: "call_stream_json",
            "The webhook of a stream that RELAY made. call_stream_json: JSON of calling.call.stream. cxml_form: a form. "
                + "conference_status: calling.conference with a status of its own.",
            source: "ASSUMED, COMPAT, STREAM, HIST, C17",
            shownIn: "knobs/stream_status_format.yaml"
        ),
        Knob(
            .webhookOrder,
            \.webhookOrder,
            default: "fifo",
            "The order of webhooks to one address. fifo: one after the other. concurrent: a retry may let later ones "
                + "overtake it.",
            source: "ASSUMED, HOOKS",
            shownIn: "knobs/webhook_order.yaml"
        ),
    ]
}
