package io.wavecast.signals.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttAddressTest {
    @Test
    void shouldKnowTheUsualPorts() {
        assertThat(MqttAddress.parse("mqtt://hall")).isEqualTo(new MqttAddress(false, "hall", 1883));
        assertThat(MqttAddress.parse("mqtts://hall/")).isEqualTo(new MqttAddress(true, "hall", 8883));
        assertThat(MqttAddress.parse("mqtt://[::1]:99").uri()).isEqualTo("tcp://[::1]:99");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mqtt://", "mqtt:hall", "mqtt://me:secret@hall", "mqtt://hall/plant/+", "mqtt://hall:65536"})
    void shouldRefuseOtherFormsWithoutQuotingThem(String text) {
        assertThatThrownBy(() -> MqttAddress.parse(text))
                .hasMessageStartingWith("expected mqtt://HOST:PORT")
                .hasMessageContaining("--mqtt-topic")
                .hasMessageNotContaining("secret");
    }
}
