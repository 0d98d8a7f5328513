using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// A program <c>docker</c> that starts kyma-krm itself where a page, kustomize or kpt runs its container: with the
/// folders that are mounted, and only where the reader's own files can be read.
/// </summary>
internal static class DockerInPlace
{
    const string Script = """
        #!/bin/sh
        set -eu
        case "$1" in
          version) echo 27.0.0; exit 0 ;;
          run) shift ;;
          *) exit 0 ;;
        esac
        from=; to=; user=; folder=
        while :; do
          case "$1" in
            -v) from="${2%%:*}"; to="${2#*:}"; to="${to%%:*}"; shift 2 ;;
            --user|-u) user=$2; shift 2 ;;
            -w) folder=$2; shift 2 ;;
            --network|-a|-e|--pull|--env) shift 2 ;;
            -*) shift ;;
            *) image=$1; shift; break ;;
          esac
        done
        case "$image" in
          ghcr.io/kyma-project/kyma-krm:v*) ;;
          *) echo "no image $image" >&2; exit 125 ;;
        esac
        if [ -n "$from" ]; then
          if [ "$user" != "$(id -u)" ]; then
            echo "as user '$user', the container cannot read files of mode 0600" >&2
            exit 126
          fi
          for argument; do
            shift
            case "$argument" in "$to"*) argument="$from${argument#"$to"}" ;; esac
            set -- "$@" "$argument"
          done
        fi
        case "$folder" in "$to"*) cd "$from${folder#"$to"}" ;; esac
        exec PROGRAM "$@"
        """;

    /// <summary>A value for PATH in which it comes first.</summary>
    /// <param name="program">What the container would run; by default what is tested.</param>
    public static string PathWithDocker(this Workspace folder, string? program = null)
    {
        folder.WriteProgram(
            ".docker/docker",
            Script.Replace("PROGRAM", program ?? Tool.Binary.Path, StringComparison.Ordinal)
        );
        return $"{folder.Path(".docker")}:{Environment.GetEnvironmentVariable("PATH")}";
    }
}
