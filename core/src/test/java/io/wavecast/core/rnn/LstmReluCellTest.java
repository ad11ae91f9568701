package io.wavecast.core.rnn;

class LstmReluCellTest extends LstmCellTest {
    @Override
    boolean relu() {
        return true;
    }
}
