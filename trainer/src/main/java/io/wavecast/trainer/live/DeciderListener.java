package io.wavecast.trainer.live;

import java.util.List;

/** Learns what a decider does. Called by its thread. */
public interface DeciderListener {
    /** Learns nothing. */
    DeciderListener NONE = new DeciderListener() {
        @Override
        public void at(boolean active, List<OpenTest> tests) {}

        @Override
        public void decided(Proposal proposal) {}
    };

    /** Whether this process decides now, and how far its tests are. Called about once a second. */
    void at(boolean active, List<OpenTest> tests);

    /** A decision was made. */
    void decided(Proposal proposal);
}
