package io.wavecast.trainer.webhook;

/**
 * One alert of a message.
 *
 * @param firing whether it fires; otherwise it has ended
 * @param name value of the label {@code alertname}; empty without one
 * @param model value of the label {@code model}; empty without one
 * @param summary annotation of this name; empty without one
 */
record Alert(boolean firing, String name, String model, String summary) {
    private static final int LONGEST = 500;

    /** The reason for a request, of at most 500 characters. */
    String reason() {
        String reason =
                "alert " + (name.isEmpty() ? "without a name" : name) + (summary.isEmpty() ? "" : ": " + summary);
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST - 1) + "…";
    }
}
