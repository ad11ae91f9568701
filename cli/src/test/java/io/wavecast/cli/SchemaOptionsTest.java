package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.events.EventForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SchemaOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTakeOneKindOfAuthorization() throws IOException {
        assertThat(problems("username=a\npassword=b\n")).isEmpty();
        assertThat(problems("username=a\n")).isEmpty();
        assertThat(problems("token=a\n")).isEmpty();
    }

    @Test
    void shouldRefuseAuthorizationThatWouldBeIgnored() throws IOException {
        assertThat(problems("password=secret\n"))
                .singleElement()
                .asString()
                .contains("--registry-config: expected username with password")
                .doesNotContain("secret");
        assertThat(problems("token=secret\nusername=a\n"))
                .singleElement()
                .asString()
                .contains("--registry-config: expected username and password, or token, was both")
                .doesNotContain("secret");
    }

    private List<String> problems(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("registry.properties"), config);
        SchemaOptions options = CommandLine.populateCommand(
                new SchemaOptions(), "--registry=http://localhost:8081", "--registry-config=" + file);
        Problems problems = Problems.ofOptions();
        options.apply(EventForm.ofMapping("{\"series\": \"a\", \"values\": \"/v\"}"), "--events", false, problems);
        return problems.found();
    }
}
