package io.wavecast.signals.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final List<Integer> acknowledged = new ArrayList<>();
    private final List<Integer> qualities = new ArrayList<>();
    private final Receipts receipts = new Receipts((id, qos) -> {
        acknowledged.add(id);
        qualities.add(qos);
    });

    @Test
    void shouldAcknowledgeInTheOrderOfArrival() {
        var first = receipts.arrived(7, 1);
        var second = receipts.arrived(8, 2);

        receipts.done(second);
        assertThat(acknowledged).isEmpty();
        receipts.done(first);

        assertThat(acknowledged).containsExactly(7, 8);
        assertThat(qualities).containsExactly(1, 2);
    }

    @Test
    void shouldRecogniseMessagesThatComeAgainAfterALostConnection() {
        var first = receipts.arrived(7, 1);
        var second = receipts.arrived(8, 1);
        receipts.connectionLost();
        receipts.done(first);
        assertThat(acknowledged).isEmpty();

        assertThat(receipts.isKnown(7)).isTrue();
        assertThat(receipts.isKnown(8)).isTrue();
        assertThat(receipts.isKnown(9)).isFalse();
        assertThat(acknowledged).containsExactly(7);
        receipts.done(second);

        assertThat(acknowledged).containsExactly(7, 8);
    }

    @Test
    void shouldNotTakeNewMessagesForEarlierOnes() {
        receipts.done(receipts.arrived(6, 1));
        receipts.arrived(7, 1);
        receipts.arrived(8, 1);
        receipts.connectionLost();

        receipts.done(receipts.arrived(7, 1)); // the broker gave the number to another message
        receipts.sessionLost();

        assertThat(receipts.isKnown(6)).isFalse();
        assertThat(receipts.isKnown(7)).isFalse();
        assertThat(receipts.isKnown(8)).isFalse();
        assertThat(acknowledged).containsExactly(6, 7);
    }
}
