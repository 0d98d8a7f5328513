# NativeAOT links with the C library and the linker of the platform it builds for, so each platform builds in an image
# of its own: natively where a machine of that kind is at hand (as the release workflow does), under emulation otherwise.
# $BUILDPLATFORM with cross-compilation would need a second Debian tree for the target; it is not worth it for one file.
FROM mcr.microsoft.com/dotnet/sdk:10.0.401-noble AS build
ARG TARGETARCH

RUN apt-get update \
    && apt-get install -y --no-install-recommends clang lld cmake make zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /src
COPY Directory.*.props ./
COPY function/Kyma.Krm.csproj function/packages.lock.json function/
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet restore function --locked-mode

COPY function function
RUN --mount=type=cache,target=/root/.nuget/packages \
    case "$TARGETARCH" in amd64) arch=x64 ;; *) arch="$TARGETARCH" ;; esac \
    && dotnet publish function -c Release -r "linux-$arch" -p:StaticExecutable=true -p:RestoreLockedMode=true -o /out

# What a scanner cannot see in one static file.
COPY .ci/sbom .ci/sbom
RUN .ci/sbom > /out/kyma-krm.cdx.json

# kpt and kustomize run functions as `--user nobody`, a name they look up here.
RUN echo 'nobody:x:65534:65534:nobody:/:/sbin/nologin' > /out/passwd

FROM scratch
LABEL org.opencontainers.image.title="kyma-krm" \
      org.opencontainers.image.description="KRM function that renders Istio and Kyma ingress and egress" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /out/passwd /etc/passwd
COPY --from=build /out/kyma-krm.cdx.json /src/function/THIRD-PARTY-NOTICES.txt /usr/share/doc/kyma-krm/
COPY --from=build /out/kyma-krm /kyma-krm
# By number, so that Kubernetes can see that it is not root.
USER 65534:65534
ENTRYPOINT ["/kyma-krm"]
