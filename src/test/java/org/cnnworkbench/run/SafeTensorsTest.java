package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {

    @TempDir
    private Path folder;

    /** A file as another program may write it: this header, then so many bytes of zeros. */
    private Path file(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        return Files.write(folder.resolve("f.safetensors"), bytes.array());
    }

    @Test
    void aFileOfAnotherProgramIsReadWhateverTheOrderOfItsHeader() throws IOException {
        Path file = file(
                "{\"b\":{\"shape\":[1,2],\"data_offsets\":[4,12],\"dtype\":\"F32\"},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}   ",
                12);
        SafeTensors read = SafeTensors.read(file);
        assertThat(read.metadata()).isEmpty();
        assertThat(read.tensors().keySet()).containsExactly("a", "b");
        assertThat(TestStates.tensor(read.tensors(), "b").shape()).containsExactly(1, 2);
    }

    @Test
    void tensorsLargerThanABufferComeBack() {
        float[] values = new float[300_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Path file = folder.resolve("large.safetensors");
        new SafeTensors(Map.of("large", new Tensor(List.of(values.length), values)), Map.of("é", "\"\n")).write(file);

        SafeTensors read = SafeTensors.read(file);
        assertThat(TestStates.tensor(read.tensors(), "large").values()).isEqualTo(values);
        assertThat(read.metadata()).containsExactly(Map.entry("é", "\"\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}                       | 4  | 8 bytes
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                       | 8  | begin at byte 0
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                       | 8  | expected 4 bytes of data, received 8
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | 4 | begin at byte 4
            {"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}                       | 4  | "F32"
            {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}                      | 4  | 0 or more
            {"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}} | 0  | received [0, 0]
            {"a":{"dtype":"F32","shape":[2147483647,2],"data_offsets":[0,17179869176]}}  | 4  | received [0, 17179869176]
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}                         | 4  | two numbers
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}                      | 4  | received [-4, 0]
            {"a":{"shape":[1],"data_offsets":[0,4]}}                                     | 4  | "dtype" is missing
            {"__metadata__":{"a":1}}                                                     | 0  | a text in quotes
            []                                                                           | 0  | an object
            {"a":                                                                        | 0  | not valid JSON
            """)
    void aHostileHeaderIsRefusedWithItsReason(String header, int dataBytes, String reason) throws IOException {
        Path file = file(header, dataBytes);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("f.safetensors")
                .hasMessageContaining(reason);
    }

    @Test
    void aHeaderLengthBeyondTheFileTakesNoMemory() throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(0, Long.MAX_VALUE);
        Path file = Files.write(folder.resolve("f.safetensors"), bytes.array());
        assertThatThrownBy(() -> SafeTensors.read(file))
                .hasMessageContaining("received a length of 9223372036854775807");
    }

    @Test
    void aMissingFileAndAFolderAreWrongInput() {
        assertThatThrownBy(() -> SafeTensors.read(folder.resolve("none"))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> SafeTensors.read(folder)).isInstanceOf(InputException.class);
    }
}
