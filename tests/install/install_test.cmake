# Installs into a folder of its own, builds the consumer against it, and runs both programs from there.
# Called with -DBUILD=<build tree> -DSOURCE=<this folder>.
set(prefix ${BUILD}/install-test/prefix)
set(consumer ${BUILD}/install-test/consumer)
file(REMOVE_RECURSE ${BUILD}/install-test)

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "${ARGN} ended with ${result}:\n${output}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

function(expect text)
    string(FIND "${output}" "${text}" at)
    if(at EQUAL -1)
        message(FATAL_ERROR "no '${text}' in:\n${output}")
    endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
run(${prefix}/bin/mediaproof --lang en rules)
expect("video.duration")
run(${prefix}/bin/mediaproof probe ${prefix}/share/mediaproof/models/ningxiang-2023/logo.png)
expect("\"kind\":\"photo\"")
foreach(file share/mediaproof/check.schema.json share/mediaproof/models/ningxiang-2023/schedule.csv
        share/mediaproof/models/calendar/2023.toml share/man/man1/mediaproof.1 share/man/zh_CN/man1/mediaproof.1
        share/bash-completion/completions/mediaproof)
    if(NOT EXISTS ${prefix}/${file})
        message(FATAL_ERROR "${file} is not installed")
    endif()
endforeach()
run(${CMAKE_COMMAND} -S ${SOURCE}/consumer -B ${consumer} -G Ninja -DCMAKE_PREFIX_PATH=${prefix})
run(${CMAKE_COMMAND} --build ${consumer})
run(${consumer}/consumer ${prefix}/share/mediaproof/models/ningxiang-2023)
expect("video.duration")
expect("\"kind\":\"photo\"")
