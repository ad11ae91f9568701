package io.wavecast.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.demo.watch.series.AnomalyMark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnomalyReaderTest {
    private final AnomalyReader reader = new AnomalyReader();

    @Test
    void shouldReadABeginning() {
        assertThat(json(
                        "{\"series\":\"plant/pump\",\"channel\":2,\"kind\":\"spike\",\"from\":1717171717.5,\"until\":null,\"score\":5.3,"
                                + "\"value\":97.2,\"expected\":41.0,\"direction\":\"up\",\"model\":\"plant@3\"}"))
                .isEqualTo(new AnomalyMark(2, "spike", 1_717_171_717_500_000L, AnomalyMark.LASTS, 5.3));
    }

    @Test
    void shouldReadAnEnd() {
        assertThat(json("{\"kind\":\"stuck\",\"from\":10,\"until\":12.25,\"score\":null}"))
                .isEqualTo(new AnomalyMark(0, "stuck", 10_000_000, 12_250_000, Double.NaN));
    }

    @Test
    void shouldReadProtobuf() throws IOException {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeSFixed64(1, 1_000_000);
        out.writeSFixed64(2, 2_000_000);
        out.writeString(3, "plant/pump");
        out.writeInt32(4, 1);
        out.writeEnum(5, 5);
        out.writeDouble(9, 2.5);
        out.writeDouble(10, 97.2);
        out.flush();

        assertThat(reader.read(bytes.toByteArray()))
                .isEqualTo(new AnomalyMark(1, "silence", 1_000_000, 2_000_000, 2.5));
    }

    @Test
    void shouldRefuseWhatIsNoAnomaly() {
        assertThatThrownBy(() -> json("{\"kind\":\"spike\"}"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("from");
        assertThatThrownBy(() -> json("{\"kind\":7,\"from\":1}"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> json("{")).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> reader.read(new byte[] {9, 1})).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> reader.read(new byte[0])).isInstanceOf(UnreadableException.class);
    }

    private AnomalyMark json(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
