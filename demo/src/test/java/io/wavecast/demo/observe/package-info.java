/** The observer's arithmetic, without a broker. */
package io.wavecast.demo.observe;
