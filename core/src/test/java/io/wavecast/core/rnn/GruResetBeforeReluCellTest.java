package io.wavecast.core.rnn;

class GruResetBeforeReluCellTest extends GruResetBeforeCellTest {
    @Override
    boolean relu() {
        return true;
    }
}
