package io.wavecast.core.rnn;

class GruResetAfterReluCellTest extends GruResetAfterCellTest {
    @Override
    boolean relu() {
        return true;
    }
}
