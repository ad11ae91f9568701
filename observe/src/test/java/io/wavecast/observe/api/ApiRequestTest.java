package io.wavecast.observe.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiRequestTest {
    @Test
    void shouldEncodeTheTargetOfAnotherInstance() {
        List<String> path = List.of("series", "a|b {\"\u00fc\"}", "c/d+e%", "..", "");
        var request = new ApiRequest(path, Map.of("prefix", List.of("|& +\u00fc")), Optional.empty());

        URI target = URI.create("http://127.0.0.1:1" + request.target());

        assertThat(ApiPath.segments(target.getRawPath())).isEqualTo(path);
        assertThat(target.getRawPath()).contains("/%2E%2E/");
        assertThat(target.getRawQuery()).isEqualTo("prefix=%7C%26%20%2B%C3%BC");
    }
}
